import type { FittedDensity } from "../../estimators/estimator.ts";
import { fold, type Key } from "../../random/key.ts";
import { uniform } from "../../random/uniform.ts";

/** Cells along an axis of the grid that finds where the mass is, and of the one that is kept. */
const COARSE = [4096, 192] as const;
const FINE = [16_384, 512] as const;
/** Cells with less than this share of the mass are left outside the fine grid's box. */
const NEGLIGIBLE = 1e-9;
/** Points evaluated at once. */
const BLOCK = 8192;

/** A density as the masses of equal cells of a grid, in one or two dimensions. */
export interface FitCells {
  /** The cells' centres, `n × d`. */
  readonly centres: Float64Array;
  /** Their masses by the midpoint rule, scaled to sum to 1. */
  readonly masses: Float64Array;
  /** A cell's sides; length d. */
  readonly sides: readonly number[];
  /** The sum of the masses before they were scaled: 1 where the grid misses nothing. */
  readonly total: number;
}

/** A box of cells. */
interface Grid {
  readonly lower: readonly number[];
  readonly sides: readonly number[];
  /** Cells along each axis. */
  readonly counts: readonly number[];
}

/**
 * Integrates a fit over the cells of a grid: a coarse one over its whole support first, and a fine one
 * over the box that holds its mass.
 *
 * @param fit The fit, in one or two dimensions.
 * @throws {RangeError} If its mass is not finite and positive.
 */
export function fitCells(fit: FittedDensity): FitCells {
  const { lower, upper } = fit.support;
  const d = lower.length;
  const coarse = gridOf(lower, upper, COARSE[d - 1]);
  const found = cellsOf(fit, coarse);
  const box = boxOfMass(found, coarse);
  return cellsOf(fit, gridOf(box.lower, box.upper, FINE[d - 1]));
}

/**
 * Draws points from the masses of cells: each is uniform in its cell.
 *
 * @param cells The cells.
 * @param key The key to draw from.
 * @param count How many points.
 * @returns Points, `count × d`.
 */
export function drawFromCells(cells: FitCells, key: Key, count: number): Float64Array {
  const { centres, masses, sides } = cells;
  const d = sides.length;
  const chosen = drawIndices(masses, fold(key, "cell"), count);
  const jitter = uniform(fold(key, "place"), count * d);
  return jitter.map((place, i) =>
    centres[chosen[Math.floor(i / d)] * d + i % d] + (place - 0.5) * sides[i % d]
  );
}

/**
 * Draws indices with given probabilities by inversion, in time of the order of log n each.
 *
 * @param weights Weights that sum to about 1.
 * @param key The key to draw from.
 * @param count How many.
 */
export function drawIndices(weights: Float64Array, key: Key, count: number): Uint32Array {
  const cumulative = new Float64Array(weights.length);
  let sum = 0;
  weights.forEach((weight, i) => cumulative[i] = sum += weight);
  return Uint32Array.from(uniform(key, count), (share) => {
    const level = share * sum;
    let [low, high] = [0, weights.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle] > level) high = middle;
      else low = middle + 1;
    }
    return low;
  });
}

function gridOf(lower: readonly number[], upper: readonly number[], cells: number): Grid {
  return {
    lower,
    sides: lower.map((low, axis) => (upper[axis] - low) / cells),
    counts: lower.map(() => cells),
  };
}

function cellsOf(fit: FittedDensity, { lower, sides, counts }: Grid): FitCells {
  const d = lower.length;
  const count = counts.reduce((product, cells) => product * cells, 1);
  const centres = new Float64Array(count * d);
  for (let index = 0; index < count; index++) {
    for (let axis = 0, rest = index; axis < d; axis++) {
      centres[index * d + axis] = lower[axis] + (rest % counts[axis] + 0.5) * sides[axis];
      rest = Math.floor(rest / counts[axis]);
    }
  }
  const volume = sides.reduce((product, side) => product * side, 1);
  const masses = new Float64Array(count);
  for (let start = 0; start < count; start += BLOCK) {
    const block = centres.slice(start * d, (start + BLOCK) * d);
    fit.logDensity(block).forEach((value, i) => masses[start + i] = Math.exp(value) * volume);
  }
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  if (!(total > 0 && total < Infinity)) {
    throw new RangeError(
      `Cannot score the fit as its mass must be finite and positive: it is ${total}`,
    );
  }
  return { centres, masses: masses.map((mass) => mass / total), sides, total };
}

/** The box around the cells that matter, with a cell on each side. */
function boxOfMass({ centres, masses }: FitCells, { lower, sides }: Grid) {
  const d = lower.length;
  const low = new Array<number>(d).fill(Infinity);
  const high = new Array<number>(d).fill(-Infinity);
  masses.forEach((mass, i) => {
    if (mass < NEGLIGIBLE) return;
    for (let axis = 0; axis < d; axis++) {
      low[axis] = Math.min(low[axis], centres[i * d + axis]);
      high[axis] = Math.max(high[axis], centres[i * d + axis]);
    }
  });
  return {
    lower: low.map((value, axis) => value - 1.5 * sides[axis]),
    upper: high.map((value, axis) => value + 1.5 * sides[axis]),
  };
}
