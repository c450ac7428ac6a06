import assert from "node:assert/strict";
import fc from "../property.ts";
import { logSumExp } from "../../src/numeric/log_sum_exp.ts";

const finite = fc.double({ min: -700, max: 700, noNaN: true });

Deno.test("the sum of equal terms is a multiple of one", () => {
  for (const value of [-1e5, 0, 1e5]) {
    assert.ok(Math.abs(logSumExp(new Float64Array(4).fill(value)) - value - Math.log(4)) < 1e-10);
  }
});

Deno.test("neither large nor small terms overflow or vanish", () => {
  assert.equal(logSumExp(Float64Array.of(1000, -1000)), 1000);
  assert.equal(logSumExp(Float64Array.of(-1000, -Infinity)), -1000);
});

Deno.test("infinite terms stand for 0 and ∞", () => {
  assert.equal(logSumExp(Float64Array.of()), -Infinity);
  assert.equal(logSumExp(Float64Array.of(-Infinity, -Infinity)), -Infinity);
  assert.equal(logSumExp(Float64Array.of(3, Infinity, -Infinity, Infinity)), Infinity);
});

Deno.test("adding a constant to all terms adds it to the result", () => {
  fc.assert(fc.property(fc.array(finite, { minLength: 1 }), finite, (values, shift) => {
    const plain = logSumExp(Float64Array.from(values));
    const shifted = logSumExp(Float64Array.from(values, (value) => value + shift));
    assert.ok(Math.abs(shifted - plain - shift) < 1e-11);
  }));
});
