import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { deBruijnDivergence } from "../../src/divergences/de_bruijn.ts";
import { klDivergence } from "../../src/divergences/kl.ts";
import fc from "../property.ts";
import { gaussian, pair } from "./laws.ts";

Deno.test("the de Bruijn integral between Gaussians is KL, in every dimension", () => {
  for (const d of [1, 2, 5, 10]) {
    const axes = Array.from({ length: d }, (_, axis) => axis);
    const p = gaussian(axes.map((axis) => axis % 2 === 0 ? 0.3 : -0.2), 0.8);
    const q = gaussian(axes.map(() => 0), 1.7);
    const { value, error } = deBruijnDivergence.evaluate(p, q, {});
    const kl = klDivergence.evaluate(p, q, {}).value;
    assert.ok(Math.abs(value - kl) <= error + 1e-14, `dimension ${d}: ${value} is not ${kl}`);
    assert.ok(error < 1e-8 * kl);
  }
});

Deno.test("the de Bruijn integral converges where the means agree, as FD falls faster", () => {
  const [p, q] = [gaussian([0], 1), gaussian([0], 3)];
  const { value, error } = deBruijnDivergence.evaluate(p, q, {});
  const expected = Math.log(3) + 1 / 18 - 0.5;
  assert.ok(Math.abs(value - expected) <= error + 1e-14);
});

Deno.test("the de Bruijn integral of mixtures is KL", () => {
  const weight = fc.double({ min: 0.05, max: 0.95, noNaN: true });
  const separation = fc.double({ min: 0.5, max: 6, noNaN: true });
  fc.assert(
    fc.property(weight, weight, separation, (a, b, c) => {
      fc.pre(Math.abs(a - b) > 0.05);
      const [p, q] = [pair(a, c), pair(b, c)];
      const { value, error } = deBruijnDivergence.evaluate(p, q, {});
      const kl = klDivergence.evaluate(p, q, {});
      assert.ok(
        Math.abs(value - kl.value) <= error + kl.error + 1e-15,
        `${value} with error ${error} is not ${kl.value}`,
      );
      assert.ok(error <= 1e-7 * value + 1e-15);
    }),
    { numRuns: 5 },
  );
});

Deno.test("the de Bruijn integral between laws of different widths is KL", () => {
  const q = createDistribution({
    law: "gaussian-mixture",
    weights: [0.5, 0.5],
    means: [[-4], [3]],
    covariances: [[[0.09]], [[4]]],
  });
  const { value, error } = deBruijnDivergence.evaluate(gaussian([1], 0.5), q, {});
  const kl = klDivergence.evaluate(gaussian([1], 0.5), q, {});
  assert.ok(Math.abs(value - kl.value) <= error + kl.error);
  assert.ok(error < 1e-7 * value);
});

Deno.test("the de Bruijn integral from a law to itself is 0", () => {
  assert.deepEqual(deBruijnDivergence.evaluate(pair(0.2, 5), pair(0.2, 5), {}), {
    value: 0,
    error: 0,
  });
});

Deno.test("a law whose noised form is not known is refused by its name", () => {
  const bump = createDistribution({ law: "bumps", centres: [0], radius: 1, weights: [1] });
  assert.throws(() => deBruijnDivergence.evaluate(bump, bump, {}), {
    name: "RangeError",
    message: /"bumps"/,
  });
});
