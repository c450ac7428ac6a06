import assert from "node:assert/strict";
import { threefry2x32 } from "../../src/random/threefry.ts";

// Random123's kat_vectors, rows "threefry2x32 20": counter, key, result.
const KNOWN_ANSWERS = [
  [0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x6b200159, 0x99ba4efe],
  [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
  [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xc4923a9c, 0x483df7a0],
] as const;

for (const [counter0, counter1, key0, key1, ...expected] of KNOWN_ANSWERS) {
  Deno.test(`threefry2x32 of counter ${counter0.toString(16)} is Random123's known answer`, () => {
    const out = new Uint32Array(4);
    threefry2x32(key0, key1, counter0, counter1, out, 1);
    assert.deepEqual([...out], [0, ...expected, 0]);
  });
}
