import assert from "node:assert/strict";
import { learningRate } from "../../src/models/learning_rate.ts";

Deno.test("the learning rate climbs over the first 2 %, peaks, halves half-way down and ends near 0", () => {
  const rate = (step: number) => learningRate(step, 1000, 0.004);
  assert.equal(rate(0), 0.004 / 20);
  assert.equal(rate(9), 0.002);
  assert.equal(rate(19), 0.004);
  assert.equal(rate(20), 0.004);
  assert.ok(Math.abs(rate(510) - 0.002) < 1e-12);
  assert.ok(rate(999) > 0 && rate(999) < 1e-7);
});

Deno.test("the learning rate is positive and finite for a run of one step", () => {
  assert.equal(learningRate(0, 1, 0.01), 0.01);
});
