import type { Key } from "./key.ts";
import { uniform } from "./uniform.ts";

/**
 * Independent draws of an index with given probabilities, by inversion.
 *
 * @param key The key to draw from.
 * @param weights Non-negative weights; they need not sum to 1.
 * @param count How many draws.
 * @returns `count` indices into `weights`.
 * @throws {RangeError} If a weight is negative or not finite, or all are 0.
 */
export function categorical(key: Key, weights: readonly number[], count: number): Int32Array {
  const cumulative = new Float64Array(weights.length);
  let total = 0;
  weights.forEach((weight, index) => {
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(
        `Cannot draw a category as 'weights[${index}]' must be finite and not negative: current value is ${weight}`,
      );
    }
    cumulative[index] = total += weight;
  });
  if (!(total > 0)) {
    throw new RangeError(
      `Cannot draw a category as 'weights' must have a positive sum: current value is ${total}`,
    );
  }
  const u = uniform(key, count);
  const draws = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const level = u[i] * total;
    let index = 0;
    // A zero weight is never drawn: its cumulative sum equals the one before it.
    while (index < weights.length - 1 && level >= cumulative[index]) index++;
    draws[i] = index;
  }
  return draws;
}
