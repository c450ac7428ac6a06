import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { klDivergence } from "../../src/divergences/kl.ts";
import { gaussian, pair } from "./laws.ts";

Deno.test("KL between Gaussians is log(s₂/s₁) + (s₁² + δ²)/2s₂² − ½", () => {
  const { value, error } = klDivergence.evaluate(gaussian([1], 2), gaussian([-0.5], 3), {});
  const expected = Math.log(3 / 2) + (4 + 1.5 ** 2) / 18 - 0.5;
  assert.ok(Math.abs(value - expected) < 1e-15);
  assert.equal(error, 0);
});

Deno.test("KL by quadrature agrees with the closed form between Gaussians", () => {
  // A Gaussian written as two equal halves is no single Gaussian to the closed form.
  const halves = createDistribution({
    law: "gaussian-mixture",
    weights: [0.5, 0.5],
    means: [[1, 0], [1, 0]],
    covariances: [[[2, 0.5], [0.5, 1]], [[2, 0.5], [0.5, 1]]],
  });
  const whole = createDistribution({
    law: "gaussian-mixture",
    weights: [1],
    means: [[1, 0]],
    covariances: [[[2, 0.5], [0.5, 1]]],
  });
  const q = gaussian([0, 0.5], 1.5);
  const byQuadrature = klDivergence.evaluate(halves, q, {});
  const closed = klDivergence.evaluate(whole, q, {});
  assert.ok(Math.abs(byQuadrature.value - closed.value) <= byQuadrature.error + 1e-15);
  assert.ok(byQuadrature.error < 1e-8);
});

Deno.test("KL between two weights of modes far apart is that between the weights", () => {
  const { value } = klDivergence.evaluate(pair(0.2, 12), pair(0.6, 12), {});
  const expected = 0.2 * Math.log(0.2 / 0.6) + 0.8 * Math.log(0.8 / 0.4);
  assert.ok(Math.abs(value - expected) < 1e-12);
});

Deno.test("KL is infinite where q vanishes and p does not", () => {
  const bump = createDistribution({ law: "bumps", centres: [0], radius: 1, weights: [1] });
  assert.deepEqual(klDivergence.evaluate(gaussian([0], 1), bump, {}), {
    value: Infinity,
    error: 0,
  });
});

Deno.test("KL ignores where p vanishes", () => {
  const bump = createDistribution({ law: "bumps", centres: [0], radius: 1, weights: [1] });
  const two = createDistribution({
    law: "bumps",
    centres: [0, 5],
    radius: 1,
    weights: [0.25, 0.75],
  });
  const { value } = klDivergence.evaluate(bump, two, {});
  assert.ok(Math.abs(value - Math.log(4)) < 1e-11);
});

Deno.test("KL of mixtures above two dimensions is refused", () => {
  const mixture = createDistribution({
    law: "gaussian-mixture",
    weights: [0.5, 0.5],
    means: [[0, 0, 0], [1, 1, 1]],
    covariances: [1, 1].map(() => [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
  });
  assert.throws(() => klDivergence.evaluate(mixture, mixture, {}), {
    name: "RangeError",
    message: /'dimension' must be at most 2 unless both laws are single Gaussians.*3/,
  });
});
