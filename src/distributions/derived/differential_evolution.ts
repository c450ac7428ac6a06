import { fold, type Key } from "../../random/key.ts";
import { normal } from "../../random/normal.ts";
import { uniform } from "../../random/uniform.ts";

/** The states of chains that run side by side. */
export interface Population {
  /** Points, `n × d`. */
  readonly points: Float64Array;
  /** Their log densities in nats, up to a constant. */
  readonly logDensity: Float64Array;
}

/** Every tenth move spans the whole difference of two states, and so goes from mode to mode. */
const LONG_SHARE = 0.1;
/** The factor of a short move is drawn evenly from this range times 2.38/√(2d). */
const SHORTEST_FACTOR = 0.4;
/** The noise on a move's length, relative to the difference. */
const NOISE = 1e-3;

/**
 * Moves each chain of a population several times, either half by differences of two states of the
 * other: x + γ (a − b) with γ about 2.38/√(2d), or 1 for jumps between modes. All steps leave the
 * product of the target with itself invariant.
 *
 * Source: C. J. F. ter Braak, "A Markov Chain Monte Carlo version of the genetic algorithm Differential
 * Evolution", Statistics and Computing 16 (2006).
 *
 * @param target The log density at points `n × d`, and d.
 * @param start The states to start from; an even number.
 * @param moves How often to move each.
 * @param key The key to draw from.
 * @returns The new states, and the share of the moves that were accepted.
 */
export function evolve(
  target: { readonly dimension: number; logDensity(points: Float64Array): Float64Array },
  start: Population,
  moves: number,
  key: Key,
): { population: Population; acceptance: number } {
  const d = target.dimension;
  const population = { points: start.points.slice(), logDensity: start.logDensity.slice() };
  const half = population.logDensity.length / 2;
  let accepted = 0;
  for (let move = 0; move < 2 * moves; move++) {
    const [own, other] = move % 2 === 0 ? [0, half] : [half, 0];
    const partners = population.points.subarray(other * d, (other + half) * d);
    const moved = {
      points: population.points.subarray(own * d, (own + half) * d),
      logDensity: population.logDensity.subarray(own, own + half),
    };
    accepted += moveBy(target, moved, partners, fold(key, move));
  }
  return { population, acceptance: accepted / (2 * moves * half) };
}

/**
 * Moves states once, in place, by differences of partners that stay as they are.
 *
 * @param target The log density at points `n × d`, and d.
 * @param moved The states.
 * @param partners Points whose differences are the moves; two at least.
 * @param key The key to draw from.
 * @returns How many moves were accepted.
 */
export function moveBy(
  target: { readonly dimension: number; logDensity(points: Float64Array): Float64Array },
  moved: Population,
  partners: Float64Array,
  key: Key,
): number {
  const d = target.dimension;
  const count = moved.logDensity.length;
  const partnerCount = partners.length / d;
  const draws = uniform(fold(key, "choice"), 5 * count);
  const noise = normal(fold(key, "noise"), count * d);
  const base = 2.38 / Math.sqrt(2 * d);
  const proposals = moved.points.slice();
  for (let i = 0; i < count; i++) {
    const [pick, pickOther, kind, length] = draws.subarray(5 * i, 5 * i + 4);
    const first = Math.floor(pick * partnerCount);
    // Another than the first.
    const second = (first + 1 + Math.floor(pickOther * (partnerCount - 1))) % partnerCount;
    const factor = kind < LONG_SHARE
      ? 1
      : base * (SHORTEST_FACTOR + (1.2 - SHORTEST_FACTOR) * length);
    for (let axis = 0; axis < d; axis++) {
      const difference = partners[first * d + axis] - partners[second * d + axis];
      proposals[i * d + axis] += factor * difference * (1 + NOISE * noise[i * d + axis]);
    }
  }
  const values = target.logDensity(proposals);
  let accepted = 0;
  for (let i = 0; i < count; i++) {
    if (!(Math.log(1 - draws[5 * i + 4]) < values[i] - moved.logDensity[i])) continue;
    moved.points.set(proposals.subarray(i * d, (i + 1) * d), i * d);
    moved.logDensity[i] = values[i];
    accepted++;
  }
  return accepted;
}
