import { panelEnds } from "../../numeric/panel_ends.ts";
import { fold, type Key, keyFromSeed } from "../../random/key.ts";
import { uniform } from "../../random/uniform.ts";
import type { Distribution, Support } from "../distribution.ts";
import { chainPool } from "./chain_pool.ts";
import { DensityCells } from "./density_cells.ts";
import { moveBy } from "./differential_evolution.ts";
import type { PartialModes } from "./partial_distribution.ts";

/** How far the grid's mass may be from 1 before samples of it would be samples of something else. */
const MASS_TOLERANCE = 0.01;
/** Most first cells along an axis of the plane. */
const MOST_COLUMNS = 200;
/** Moves of each drawn point away from the one of the pool that it starts from. */
const FRESH_MOVES = 8;
/** Points that are moved at once. */
const BLOCK = 4096;

/** What a sampler is made from. */
export interface SampledDensity {
  readonly dimension: number;
  /** The normalised log density, in nats. */
  logDensity(points: Float64Array): Float64Array;
  readonly support: Support;
  readonly modes?: PartialModes;
}

/**
 * A sampler of a density: by inversion of a grid over the support in one or two dimensions. Beyond, by Markov
 * chains, which run once under a fixed key; each drawn point then starts at one of theirs and moves on under
 * its own key, so that points differ while all of a law's samples share the chains' error in the modes' weights
 * (at most 0.005, as there are 10,000 effective draws at least).
 *
 * @param density The density.
 * @param law Its name, for messages.
 * @returns A sampler that does its work when it is first called; it throws a `RangeError` then if the density's
 * mass on the support is not 1, or the chains do not agree with each other.
 */
export function derivedSampler(density: SampledDensity, law: string): Distribution["sample"] {
  if (density.dimension > 2) return chainSampler(density, law);
  let cells: DensityCells | undefined;
  return (key, count) => (cells ??= gridOf(density, law)).sample(key, count);
}

function gridOf({ dimension, logDensity, support }: SampledDensity, law: string): DensityCells {
  const { lower, upper, lengthScale, breakpoints } = support;
  const ends = lower.map((low, axis) => {
    const step = Math.max(lengthScale, dimension === 2 ? (upper[axis] - low) / MOST_COLUMNS : 0);
    return panelEnds(low, upper[axis], step, breakpoints);
  });
  const cells = new DensityCells(logDensity, ends);
  if (Math.abs(cells.mass - 1) <= MASS_TOLERANCE) return cells;
  throw new RangeError(
    `Cannot sample '${law}' as its density must integrate to 1 over 'support': current mass is ${
      cells.mass.toPrecision(6)
    }`,
  );
}

function chainSampler(density: SampledDensity, law: string): Distribution["sample"] {
  const { dimension: d, modes } = density;
  let pool: Float64Array | undefined;
  return (key, count) => {
    pool ??=
      chainPool({ ...density, assign: modes?.assign }, fold(keyFromSeed(0), "chains"), law).points;
    const points = new Float64Array(count * d);
    for (let start = 0; start < count; start += BLOCK) {
      const block = points.subarray(start * d, Math.min(count, start + BLOCK) * d);
      moveOn(density, pool, block, fold(key, start));
    }
    return points;
  };
}

/** Fills points with states of the pool, moved on by differences of its states. */
function moveOn(density: SampledDensity, pool: Float64Array, points: Float64Array, key: Key) {
  const d = density.dimension;
  const states = pool.length / d;
  uniform(fold(key, "state"), points.length / d).forEach((share, i) => {
    const state = Math.floor(share * states);
    points.set(pool.subarray(state * d, (state + 1) * d), i * d);
  });
  const population = { points, logDensity: density.logDensity(points.slice()) };
  for (let move = 0; move < FRESH_MOVES; move++) {
    moveBy(density, population, pool, fold(key, move));
  }
}
