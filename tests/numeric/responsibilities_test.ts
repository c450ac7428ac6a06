import assert from "node:assert/strict";
import fc from "../property.ts";
import { responsibilities } from "../../src/numeric/responsibilities.ts";

function shares(...logTerms: number[]): number[] {
  const terms = Float64Array.from(logTerms);
  responsibilities(terms);
  return [...terms];
}

Deno.test("shares are in proportion to the terms, whatever their scale", () => {
  for (const shift of [-1e4, 0, 1e4]) {
    const [a, b] = shares(shift + Math.log(1), shift + Math.log(3));
    assert.ok(Math.abs(a - 0.25) < 1e-11 && Math.abs(b - 0.75) < 1e-11);
  }
});

Deno.test("a term that is 0 has no share, and there are no shares of nothing", () => {
  assert.deepEqual(shares(-Infinity, -2, -Infinity), [0, 1, 0]);
  assert.deepEqual(shares(-Infinity, -Infinity), [0, 0]);
});

Deno.test("infinite terms share equally", () => {
  assert.deepEqual(shares(Infinity, 5, Infinity), [0.5, 0, 0.5]);
});

Deno.test("shares sum to 1", () => {
  const logTerms = fc.array(fc.double({ min: -800, max: 800, noNaN: true }), { minLength: 1 });
  fc.assert(fc.property(logTerms, (values) => {
    const sum = shares(...values).reduce((total, share) => total + share, 0);
    assert.ok(Math.abs(sum - 1) < 1e-14);
  }));
});
