import { threefry2x32 } from "./threefry.ts";

/**
 * A splittable random key: two unsigned 32-bit words. A key is a value; drawing from it twice gives
 * the same numbers, so split it or fold something into it before each use.
 */
export type Key = readonly [number, number];

/** Counter domains, so that drawing, splitting and folding never reuse a block. */
const SPLIT_DOMAIN = 1;
const FOLD_DOMAIN = 2;
const block = new Uint32Array(2);

/**
 * The root key of a seed.
 *
 * @param seed An integer from 0 to 2⁵³ − 1.
 * @throws {RangeError} If the seed is not such an integer.
 */
export function keyFromSeed(seed: number): Key {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(
      `Cannot make a key as 'seed' must be an integer from 0 to 2^53 - 1: current value is ${seed}`,
    );
  }
  return [Math.floor(seed / 2 ** 32) >>> 0, seed >>> 0];
}

/**
 * Splits a key into independent keys.
 *
 * @param key The key to split; do not draw from it afterwards.
 * @param count How many keys to make.
 */
export function split(key: Key, count = 2): Key[] {
  return Array.from({ length: count }, (_, index) => derive(key, index, SPLIT_DOMAIN));
}

/**
 * The key that belongs to a number or a name under a key: `fold(key, step)`, `fold(key, "noise")`.
 *
 * @param key The parent key.
 * @param tag An unsigned 32-bit integer, or any string.
 * @throws {RangeError} If a numeric tag is not an unsigned 32-bit integer.
 */
export function fold(key: Key, tag: number | string): Key {
  if (typeof tag === "number") {
    if (!Number.isInteger(tag) || tag < 0 || tag > 0xffffffff) {
      throw new RangeError(
        `Cannot fold into a key as 'tag' must be an integer from 0 to 2^32 - 1: current value is ${tag}`,
      );
    }
    return derive(key, tag, FOLD_DOMAIN);
  }
  let folded = derive(key, tag.length, FOLD_DOMAIN + 1);
  for (let i = 0; i < tag.length; i++) folded = derive(folded, tag.charCodeAt(i), FOLD_DOMAIN + 1);
  return folded;
}

function derive(key: Key, counter: number, domain: number): Key {
  threefry2x32(key[0], key[1], counter, domain, block, 0);
  return [block[0], block[1]];
}
