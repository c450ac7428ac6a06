import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { keyFromSeed } from "../../src/random/key.ts";
import { kolmogorovSmirnov } from "../random/kolmogorov_smirnov.ts";
import { integrateInterval } from "../../src/numeric/interval.ts";

/** mpmath 1.3, 40 digits: 1/quad(exp(-1/(1 - u²)), -1..1) = e^(1/2)/(K₁(1/2) − K₀(1/2)). */
const C = 2.252283621043581;
const bumps = (fields: Record<string, unknown> = {}) =>
  createDistribution({ law: "bumps", centres: [-3, 3], radius: 2, weights: [0.2, 0.8], ...fields });

Deno.test("the density is w C exp(−1/(1 − u²))/radius", () => {
  for (const [x, weight, u] of [[-3, 0.2, 0], [-2, 0.2, 0.5], [4.8, 0.8, 0.9]]) {
    const expected = Math.log(weight * C / 2) - 1 / (1 - u * u);
    assert.ok(Math.abs(bumps().logDensity(Float64Array.of(x))[0] - expected) < 1e-13);
  }
});

Deno.test("the score is −2u/((1 − u²)² radius), whatever the weights", () => {
  const points = Float64Array.of(-4, -2, 3, 4.5);
  const expected = [-0.5, 0.5, 0, 0.75].map((u) => -u / (1 - u * u) ** 2);
  const score = bumps().score(points);
  score.forEach((value, i) => assert.ok(Math.abs(value - expected[i]) < 1e-14));
  assert.deepEqual(bumps({ weights: [0.7, 0.3] }).score(points), score);
});

Deno.test("at the edges and outside the density is 0 and so is the score", () => {
  const outside = Float64Array.of(-100, -5, -1, 0, 1, 5, 1e300);
  assert.ok(bumps().logDensity(outside).every((value) => value === -Infinity));
  assert.ok(bumps().score(outside).every((value) => value === 0));
});

Deno.test("just inside an edge log density and score are finite", () => {
  const inside = Float64Array.of(-5 + 1e-15, 5 - 1e-15, 1 + 3e-16);
  assert.ok(bumps().logDensity(inside).every(Number.isFinite));
  assert.ok(bumps().score(inside).every(Number.isFinite));
});

Deno.test("a sample of one bump passes a Kolmogorov–Smirnov test", () => {
  const one = createDistribution({ law: "bumps", centres: [0], radius: 1, weights: [1] });
  const sample = one.sample(keyFromSeed(5), 2000);
  const density = (x: Float64Array) => [x.map((u) => C * Math.exp(-1 / ((1 - u) * (1 + u))))];
  const cdf = (x: number) => integrateInterval(density, [-1, x], { relative: 1e-6 })[0].value;
  assert.ok(kolmogorovSmirnov(sample, cdf) < 1.95);
});

Deno.test("panels break at the edges of every bump that has weight", () => {
  assert.deepEqual(bumps().support.breakpoints, [-5, -1, 1, 5]);
  assert.deepEqual(bumps({ weights: [0, 1] }).support.breakpoints, [1, 5]);
});

Deno.test("overlapping bumps share the mass at the midpoint of their centres", () => {
  const { weights } = bumps({ centres: [-1, 1], weights: [0.5, 0.5] }).modes;
  assert.ok(Math.abs(weights[0] - 0.5) < 1e-12);
  const nearest = bumps().modes.assign(Float64Array.of(-9, -0.1, 0.1, 9));
  assert.deepEqual([...nearest], [0, 0, 1, 1]);
});
