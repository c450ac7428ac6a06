import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { mmdDivergence } from "../../src/divergences/mmd.ts";
import fc from "../property.ts";
import { gaussian, pair } from "./laws.ts";

const evaluate = mmdDivergence.evaluate;
const asMixture = (weight: number, c: number) =>
  createDistribution({
    law: "mixture",
    weights: [weight, 1 - weight],
    components: [-c, c].map((mean) => ({
      law: "gaussian-mixture",
      weights: [1],
      means: [[mean]],
      covariances: [[[1]]],
    })),
  });
const bumps = (centres: number[], weights: number[]) =>
  createDistribution({ law: "bumps", centres, radius: 1, weights });

Deno.test("MMD² between Gaussians of one variance is its closed form in every dimension", () => {
  const [std, lengthScale] = [0.8, 1.3];
  for (const d of [1, 2, 5, 10]) {
    const axes = Array.from({ length: d }, (_, axis) => axis);
    const mean = axes.map((axis) => 0.2 * axis - 0.3);
    const { value, error } = evaluate(gaussian(mean, std), gaussian(axes.map(() => 0), std), {
      lengthScale,
    });
    const spread = lengthScale ** 2 + 2 * std ** 2;
    const squares = mean.reduce((sum, entry) => sum + entry * entry, 0);
    const expected = -2 * (lengthScale ** 2 / spread) ** (d / 2) *
      Math.expm1(-squares / (2 * spread));
    assert.ok(Math.abs(value - expected) <= error, `dimension ${d}: ${value} is not ${expected}`);
    assert.ok(error < 1e-12 * expected);
  }
});

Deno.test("MMD² keeps its digits where the kernel is far wider than the laws", () => {
  // To first order in 1/ℓ² it is δ²/ℓ².
  const [lengthScale, delta] = [1e7, 2];
  const { value, error } = evaluate(gaussian([0], 1), gaussian([delta], 1), { lengthScale });
  const expected = delta ** 2 / lengthScale ** 2;
  assert.ok(Math.abs(value - expected) < 1e-12 * expected);
  assert.ok(error < 1e-12 * expected);
});

Deno.test("MMD² by double quadrature on the line agrees with the closed form", () => {
  for (const lengthScale of [0.2, 1, 5]) {
    const closed = evaluate(pair(0.2, 3), pair(0.6, 3), { lengthScale });
    const { value, error } = evaluate(asMixture(0.2, 3), asMixture(0.6, 3), { lengthScale });
    assert.ok(Math.abs(value - closed.value) <= error + closed.error, `length ${lengthScale}`);
    assert.ok(error < 1e-10 * value);
  }
});

Deno.test("MMD² between disconnected bumps far apart compared with ℓ adds up over the bumps", () => {
  const parameters = { lengthScale: 0.5 };
  const one = evaluate(bumps([0], [1]), bumps([40], [1]), parameters).value;
  const { value } = evaluate(bumps([0, 40], [0.2, 0.8]), bumps([0, 40], [0.7, 0.3]), parameters);
  assert.ok(Math.abs(value - 0.25 * one) < 1e-11 * one);
});

Deno.test("MMD² is symmetric, not negative, at most 2, and 0 from a law to itself", () => {
  const weight = fc.double({ min: 0, max: 1, noNaN: true });
  const lengthScale = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(weight, weight, lengthScale, (a, b, lengthScale) => {
      const there = evaluate(pair(a, 4), pair(b, 4), { lengthScale });
      const back = evaluate(pair(b, 4), pair(a, 4), { lengthScale });
      assert.ok(there.value >= 0 && there.value <= 2 + there.error);
      assert.ok(Math.abs(there.value - back.value) <= there.error + back.error);
      assert.deepEqual(evaluate(pair(a, 4), pair(a, 4), { lengthScale }), { value: 0, error: 0 });
    }),
    { numRuns: 50 },
  );
  const law = bumps([-3, 3], [0.2, 0.8]);
  assert.equal(evaluate(law, law, { lengthScale: 1 }).value, 0);
});

Deno.test("MMD² refuses a length scale that is not positive", () => {
  for (const lengthScale of [0, -1]) {
    assert.equal(mmdDivergence.schema.safeParse({ lengthScale }).success, false);
  }
});

Deno.test("MMD² of laws without a method is refused", () => {
  const cube = createDistribution({
    law: "mixture",
    weights: [1],
    components: [{
      law: "gaussian-mixture",
      weights: [1],
      means: [[0, 0, 0]],
      covariances: [[[1, 0, 0], [0, 1, 0], [0, 0, 1]]],
    }],
  });
  assert.throws(() => evaluate(cube, cube, { lengthScale: 1 }), {
    name: "RangeError",
    message: /'dimension' must be at most 2 unless both laws are Gaussian mixtures.*3/,
  });
  const radial = createDistribution({ law: "radial-rings", radii: [2], std: 0.3, weights: [1] });
  assert.throws(() => evaluate(radial, radial, { lengthScale: 1 }), {
    name: "RangeError",
    message: /"radial-rings"/,
  });
});
