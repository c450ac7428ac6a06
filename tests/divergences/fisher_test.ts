import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { evaluateFisher, fisherDivergence } from "../../src/divergences/fisher.ts";
import { klDivergence } from "../../src/divergences/kl.ts";
import { gaussian, pair } from "./laws.ts";

Deno.test("FD between Gaussians of one variance is δ²/2s⁴, the factor ½ included", () => {
  const { value, error } = fisherDivergence.evaluate(gaussian([0, 0], 2), gaussian([3, 4], 2), {});
  assert.ok(Math.abs(value - 25 / 32) < 1e-15);
  assert.equal(error, 0);
});

Deno.test("FD by quadrature agrees with the closed form between Gaussians", () => {
  const p = createDistribution({
    law: "mixture",
    weights: [0.5, 0.5],
    components: [1, 1].map(() => ({
      law: "gaussian-mixture",
      weights: [1],
      means: [[0.5]],
      covariances: [[[0.49]]],
    })),
  });
  const { value, error } = fisherDivergence.evaluate(p, gaussian([0], 1.5), {});
  const closed = fisherDivergence.evaluate(gaussian([0.5], 0.7), gaussian([0], 1.5), {});
  assert.ok(Math.abs(value - closed.value) <= error + 1e-15);
  assert.ok(error < 1e-10);
});

Deno.test("FD of the ±5 pair is tiny, not 0", () => {
  const { value } = fisherDivergence.evaluate(pair(0.2, 5), pair(0.5, 5), {});
  // The value of the reference files to the three digits in which it is quoted: 2.31e-6.
  assert.equal(value.toPrecision(3), "0.00000231");
});

Deno.test("FD is exactly 0 between weights of disconnected bumps, where KL is not", () => {
  const bumps = (weight: number) =>
    createDistribution({
      law: "bumps",
      centres: [-3, 3],
      radius: 1,
      weights: [weight, 1 - weight],
    });
  assert.deepEqual(fisherDivergence.evaluate(bumps(0.2), bumps(0.7), {}), { value: 0, error: 0 });
  const expected = 0.2 * Math.log(0.2 / 0.7) + 0.8 * Math.log(0.8 / 0.3);
  const kl = klDivergence.evaluate(bumps(0.2), bumps(0.7), {});
  assert.ok(Math.abs(kl.value - expected) < 1e-11);
});

Deno.test("FD is infinite where q vanishes and p does not", () => {
  const bump = createDistribution({ law: "bumps", centres: [0], radius: 1, weights: [1] });
  assert.equal(fisherDivergence.evaluate(gaussian([0], 1), bump, {}).value, Infinity);
});

Deno.test("FD outside a disc between centred Gaussians has a closed form", () => {
  const [s, t, rMin] = [1, 2, 0.75];
  const { value, error } = evaluateFisher(gaussian([0, 0], s), gaussian([0, 0], t), { rMin });
  // ½ (1/s² − 1/t²)² ∫ r² over r > rMin, with r²/2s² exponential of mean 1.
  const tail = (2 * s * s + rMin * rMin) * Math.exp(-rMin * rMin / (2 * s * s));
  assert.ok(Math.abs(value - 0.5 * (1 / s ** 2 - 1 / t ** 2) ** 2 * tail) <= error + 1e-14);
});
