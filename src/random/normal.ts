import type { Key } from "./key.ts";
import { uniform } from "./uniform.ts";

/**
 * Independent draws from the standard normal law, by the Box–Muller transform.
 *
 * @param key The key to draw from.
 * @param count How many draws.
 * @returns `count` numbers.
 */
export function normal(key: Key, count: number): Float64Array {
  const pairs = (count + 1) >> 1;
  const u = uniform(key, 2 * pairs);
  const draws = new Float64Array(count);
  for (let i = 0; i < pairs; i++) {
    // 1 - u lies in (0, 1], so the logarithm is finite.
    const radius = Math.sqrt(-2 * Math.log(1 - u[2 * i]));
    const angle = 2 * Math.PI * u[2 * i + 1];
    draws[2 * i] = radius * Math.cos(angle);
    if (2 * i + 1 < count) draws[2 * i + 1] = radius * Math.sin(angle);
  }
  return draws;
}
