import type { Key } from "../../random/key.ts";
import { uniform } from "../../random/uniform.ts";

/**
 * A random order of the indices from 0 to n − 1.
 *
 * @param count n.
 * @param key The key to draw from.
 */
export function orderOf(count: number, key: Key): Uint32Array {
  const draws = uniform(key, count);
  return Uint32Array.from({ length: count }, (_, i) => i)
    .sort((a, b) => draws[a] - draws[b] || a - b);
}
