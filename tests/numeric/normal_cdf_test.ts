import assert from "node:assert/strict";
import fc from "../property.ts";
import { normalCdf } from "../../src/numeric/normal_cdf.ts";

// mpmath 1.3, 40 digits: erfc(-x / sqrt(2)) / 2.
const TABLE = [
  [-20, 2.7536241186062337e-89],
  [-8, 6.220960574271784e-16],
  [-5, 2.866515718791939e-7],
  [-2.5, 0.006209665325776135],
  [-2, 0.02275013194817921],
  [-1.9, 0.028716559816001807],
  [-1, 0.15865525393145705],
  [-0.3, 0.3820885778110474],
  [0, 0.5],
  [0.3, 0.6179114221889527],
  [1, 0.8413447460685429],
  [2, 0.9772498680518208],
  [2.1, 0.9821355794371834],
  [5, 0.9999997133484281],
] as const;

Deno.test("the normal distribution function agrees with a table to a relative 1e-14", () => {
  for (const [x, expected] of TABLE) {
    assert.ok(Math.abs(normalCdf(x) - expected) <= 1e-14 * expected, `x = ${x}`);
  }
});

Deno.test("the normal distribution function is 0 and 1 at the infinities", () => {
  assert.equal(normalCdf(-Infinity), 0);
  assert.equal(normalCdf(Infinity), 1);
});

Deno.test("the normal distribution function is symmetric: Φ(x) + Φ(−x) = 1", () => {
  fc.assert(fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (x) => {
    assert.ok(Math.abs(normalCdf(x) + normalCdf(-x) - 1) < 1e-15);
  }));
});
