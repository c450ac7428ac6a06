import type { Key } from "./key.ts";
import { threefry2x32 } from "./threefry.ts";

const DRAW_DOMAIN = 0;

/**
 * Independent draws from the uniform law on [0, 1), with 53 random bits each.
 *
 * @param key The key to draw from.
 * @param count How many draws.
 * @returns `count` numbers.
 */
export function uniform(key: Key, count: number): Float64Array {
  const draws = new Float64Array(count);
  const words = new Uint32Array(2);
  for (let i = 0; i < count; i++) {
    threefry2x32(key[0], key[1], i, DRAW_DOMAIN, words, 0);
    // 27 high bits of one word and 26 of the other, as in the classic 53-bit construction.
    draws[i] = ((words[0] >>> 5) * 2 ** 26 + (words[1] >>> 6)) / 2 ** 53;
  }
  return draws;
}
