import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { energyDistanceDivergence } from "../../src/divergences/energy_distance.ts";
import { normalCdf } from "../../src/numeric/normal_cdf.ts";
import fc from "../property.ts";
import { gaussian, pair } from "./laws.ts";

const evaluate = energyDistanceDivergence.evaluate;
const bumps = (weight: number) =>
  createDistribution({
    law: "bumps",
    centres: [-3, 3],
    radius: 1,
    weights: [weight, 1 - weight],
  });

Deno.test("the energy distance between Gaussians on the line is its closed form", () => {
  /** E|Z| of Z ~ N(mean, variance). */
  const meanMagnitude = (mean: number, variance: number) => {
    const [std, z] = [Math.sqrt(variance), mean / Math.sqrt(variance)];
    return std * Math.sqrt(2 / Math.PI) * Math.exp(-z * z / 2) + mean * (2 * normalCdf(z) - 1);
  };
  const { value, error } = evaluate(gaussian([0.5], 2), gaussian([-1], 0.7), {});
  const expected = 2 * meanMagnitude(1.5, 4.49) - meanMagnitude(0, 8) - meanMagnitude(0, 0.98);
  assert.ok(Math.abs(value - expected) <= error + 4e-15, `${value} is not ${expected}`);
});

Deno.test("the energy distance in dimension d between N(0, s²I) and N(0, t²I) is its closed form", () => {
  // E‖Z‖ of a standard normal vector: √2 Γ((d + 1)/2) / Γ(d/2).
  const meanNorms = new Map([[2, Math.sqrt(Math.PI / 2)], [3, Math.sqrt(8 / Math.PI)]]);
  for (const [d, meanNorm] of meanNorms) {
    const zero = new Array(d).fill(0);
    const [s, t] = [1, 2.5];
    const { value, error } = evaluate(gaussian(zero, s), gaussian(zero, t), {});
    const expected = meanNorm *
      (2 * Math.hypot(s, t) - s * Math.SQRT2 - t * Math.SQRT2);
    assert.ok(Math.abs(value - expected) <= error + 4e-15, `${value} is not ${expected}`);
    assert.ok(error < 1e-10);
  }
});

Deno.test("the energy distance in three dimensions of a translation is its closed form", () => {
  // E‖Z + m‖ for Z ~ N(0, I) on ℝ³: √(2/π) e^(−m²/2) + (m + 1/m)(2Φ(m) − 1); here Z is scaled by √2.
  const distance = 3;
  const m = distance / Math.SQRT2;
  const apart = Math.sqrt(2 / Math.PI) * Math.exp(-m * m / 2) +
    (m + 1 / m) * (2 * normalCdf(m) - 1);
  const expected = 2 * Math.SQRT2 * (apart - Math.sqrt(8 / Math.PI));
  const { value, error } = evaluate(gaussian([0, 0, 0], 1), gaussian([1, -2, 2], 1), {});
  assert.ok(Math.abs(value - expected) <= error + 4e-15, `${value} is not ${expected}`);
});

Deno.test("the integral over kernel widths agrees with that of (F − G)² along a line", () => {
  // Both modes on one axis with a common blur on the other of next to no width: the plane's distances are
  // the line's but for a relative error of order blur²/std².
  const planar = (weight: number) =>
    createDistribution({
      law: "gaussian-mixture",
      weights: [weight, 1 - weight],
      means: [[-2, 0], [2, 0]],
      covariances: [1, 1].map(() => [[1, 0], [0, 1e-12]]),
    });
  const plane = evaluate(planar(0.2), planar(0.6), {}).value;
  const line = evaluate(pair(0.2, 2), pair(0.6, 2), {}).value;
  assert.ok(Math.abs(plane - line) < 1e-9 * line, `${plane} is not ${line}`);
});

Deno.test("the energy distance between weights of bumps far apart is 2 · (moved mass)² · way, less what is within", () => {
  const { value, error } = evaluate(bumps(0.2), bumps(0.7), {});
  // p − q = 0.5 (−b₋ + b₊): 0.5² (2 · 6 − 2 E|B − B′|), and E|B − B′| is 2 ∫ F(1 − F) of one bump.
  const single = createDistribution({ law: "bumps", centres: [0], radius: 1, weights: [1] });
  const n = 2000;
  let [cdf, within] = [0, 0];
  for (let i = 0; i < n; i++) {
    const step = 2 / n;
    const density = Math.exp(single.logDensity(Float64Array.of(-1 + (i + 0.5) * step))[0]);
    const middle = cdf + 0.5 * density * step;
    within += 2 * middle * (1 - middle) * step;
    cdf += density * step;
  }
  const expected = 0.25 * (12 - 2 * within);
  assert.ok(Math.abs(value - expected) < 1e-5, `${value} is not ${expected}`);
  assert.ok(error < 1e-10);
});

Deno.test("the energy distance is symmetric, not negative, and 0 from a law to itself", () => {
  const weight = fc.double({ min: 0.05, max: 0.95, noNaN: true });
  const planar = (a: number) =>
    createDistribution({
      law: "gaussian-mixture",
      weights: [a, 1 - a],
      means: [[-2, 0], [2, 1]],
      covariances: [[[1, 0.5], [0.5, 1]], [[0.3, 0], [0, 2]]],
    });
  fc.assert(
    fc.property(weight, weight, (a, b) => {
      for (const law of [(w: number) => pair(w, 3), planar]) {
        const there = evaluate(law(a), law(b), {});
        const back = evaluate(law(b), law(a), {});
        assert.ok(there.value >= 0);
        assert.ok(Math.abs(there.value - back.value) <= there.error + back.error);
        assert.equal(evaluate(law(a), law(a), {}).value, 0);
      }
    }),
    { numRuns: 10 },
  );
  assert.equal(evaluate(bumps(0.3), bumps(0.3), {}).value, 0);
});

Deno.test("the energy distance of other laws off the line is refused", () => {
  const rings = createDistribution({ law: "rings", radii: [1], std: 0.2, weights: [1] });
  assert.throws(() => evaluate(rings, gaussian([0, 0], 1), {}), {
    name: "RangeError",
    message: /'dimension' must be 1 unless both laws are Gaussian mixtures: current value is 2/,
  });
});
