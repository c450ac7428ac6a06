import assert from "node:assert/strict";
import { categorical } from "../../src/random/categorical.ts";
import { keyFromSeed } from "../../src/random/key.ts";

const COUNT = 100_000;

Deno.test("categories are drawn in proportion to their weights, zero weights never", () => {
  const weights = [1, 0, 2, 3, 4, 0];
  const counts = weights.map(() => 0);
  for (const index of categorical(keyFromSeed(1), weights, COUNT)) counts[index]++;
  weights.forEach((weight, k) => {
    const probability = weight / 10;
    const bound = 5 * Math.sqrt(probability * (1 - probability) / COUNT);
    assert.ok(Math.abs(counts[k] / COUNT - probability) <= bound, `category ${k}`);
  });
});

Deno.test("a single category is always drawn", () => {
  assert.deepEqual([...categorical(keyFromSeed(1), [0.3], 4)], [0, 0, 0, 0]);
});

Deno.test("weights that are negative, not finite or all 0 are refused", () => {
  const draw = (weights: number[]) => () => categorical(keyFromSeed(1), weights, 1);
  assert.throws(draw([1, -1]), { name: "RangeError", message: /'weights\[1\]'.*-1/ });
  assert.throws(draw([NaN]), { name: "RangeError", message: /'weights\[0\]'.*NaN/ });
  assert.throws(draw([0, 0]), { name: "RangeError", message: /positive sum.*0/ });
});
