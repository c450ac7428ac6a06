import { fold, type Key } from "../random/key.ts";
import { normal } from "../random/normal.ts";
import { uniform } from "../random/uniform.ts";
import type { RandomDraws } from "./define.ts";

/**
 * Draws under a key for code that keeps no keys: the n-th call draws from `fold(key, n)`.
 *
 * @param key The key; do not draw from it elsewhere.
 */
export function randomDraws(key: Key): RandomDraws {
  const stream = fold(key, "draws");
  let calls = 0;
  return {
    uniform: (count) => uniform(fold(stream, calls++), count),
    normal: (count) => normal(fold(stream, calls++), count),
  };
}
