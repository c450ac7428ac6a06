import assert from "node:assert/strict";
import fc from "../property.ts";
import { fold, type Key, keyFromSeed, split } from "../../src/random/key.ts";
import { uniform } from "../../src/random/uniform.ts";

const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

Deno.test("a seed fills the key's two words", () => {
  assert.deepEqual(keyFromSeed(0), [0, 0]);
  assert.deepEqual(keyFromSeed(5), [0, 5]);
  assert.deepEqual(keyFromSeed(2 ** 32 + 7), [1, 7]);
  assert.deepEqual(keyFromSeed(2 ** 53 - 1), [2 ** 21 - 1, 2 ** 32 - 1]);
});

Deno.test("seeds and tags out of range are refused", () => {
  for (const seed of [-1, 0.5, 2 ** 53, NaN]) {
    assert.throws(() => keyFromSeed(seed), { name: "RangeError", message: /'seed'/ });
  }
  for (const tag of [-1, 0.5, 2 ** 32]) {
    assert.throws(() => fold([0, 0], tag), { name: "RangeError", message: /'tag'/ });
  }
});

Deno.test("splitting and folding are functions of the key alone", () => {
  fc.assert(fc.property(seeds, fc.string(), (seed, tag) => {
    assert.deepEqual(split(keyFromSeed(seed), 3), split(keyFromSeed(seed), 3));
    assert.deepEqual(fold(keyFromSeed(seed), tag), fold(keyFromSeed(seed), tag));
  }));
});

Deno.test("keys derived in different ways are all different", () => {
  const root = keyFromSeed(1);
  const tags = ["", "a", "b", "ab", "ba", "noise", "data"];
  const derived: Key[] = [
    root,
    ...split(root, 500),
    ...Array.from({ length: 500 }, (_, tag) => fold(root, tag)),
    ...tags.map((tag) => fold(root, tag)),
    ...Array.from({ length: 100 }, (_, seed) => keyFromSeed(seed + 2)),
  ];
  assert.equal(new Set(derived.map(String)).size, derived.length);
});

Deno.test("a split begins with the keys of a smaller split", () => {
  assert.deepEqual(split(keyFromSeed(9), 5).slice(0, 2), split(keyFromSeed(9)));
});

Deno.test("draws from related keys are uncorrelated", () => {
  const count = 20_000;
  const root = keyFromSeed(11);
  const keys = [root, ...split(root, 3), fold(root, 0), fold(root, 1), fold(root, "a")];
  const draws = keys.map((key) => uniform(key, count));
  for (let i = 0; i < keys.length; i++) {
    for (let j = 0; j < i; j++) {
      const sum = draws[i].reduce((total, u, k) => total + (u - 0.5) * (draws[j][k] - 0.5), 0);
      assert.ok(Math.abs(sum) < 5 * Math.sqrt(count) / 12, `keys ${i} and ${j}`);
    }
  }
});
