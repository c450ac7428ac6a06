import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { reverseFisherDivergence } from "../../src/divergences/reverse_fisher.ts";
import { gaussian, pair } from "./laws.ts";

Deno.test("reverse FD between Gaussians is ½ ((1/s₁² − 1/s₂²)² s₂² + δ²/s₁⁴)", () => {
  const [s1, s2, delta] = [2, 3, 1.5];
  const { value, error } = reverseFisherDivergence.evaluate(
    gaussian([1], s1),
    gaussian([-0.5], s2),
    {},
  );
  const expected = 0.5 * ((1 / s1 ** 2 - 1 / s2 ** 2) ** 2 * s2 ** 2 + delta ** 2 / s1 ** 4);
  assert.ok(Math.abs(value - expected) < 1e-15);
  assert.equal(error, 0);
});

Deno.test("reverse FD is infinite where q has mass outside p's support, and not the other way", () => {
  const bump = createDistribution({ law: "bumps", centres: [0], radius: 1, weights: [1] });
  const wide = gaussian([0], 2);
  assert.equal(reverseFisherDivergence.evaluate(bump, wide, {}).value, Infinity);
  assert.ok(Number.isFinite(reverseFisherDivergence.evaluate(wide, bump, {}).value));
});

Deno.test("reverse FD from a law to itself is 0", () => {
  assert.equal(reverseFisherDivergence.evaluate(pair(0.2, 2), pair(0.2, 2), {}).value, 0);
});

Deno.test("reverse FD of mixtures above two dimensions is refused", () => {
  const p = createDistribution({
    law: "gaussian-mixture",
    weights: [0.5, 0.5],
    means: [[0, 0, 0], [1, 1, 1]],
    covariances: [1, 1].map(() => [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
  });
  assert.throws(() => reverseFisherDivergence.evaluate(p, p, {}), {
    name: "RangeError",
    message: /'dimension' must be at most 2.*3/,
  });
});
