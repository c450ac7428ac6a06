import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { noised } from "../../src/distributions/noised.ts";
import { deBruijnDivergence } from "../../src/divergences/de_bruijn.ts";
import { klDivergence } from "../../src/divergences/kl.ts";
import { mmdDivergence } from "../../src/divergences/mmd.ts";
import { integrate } from "../../src/numeric/region.ts";

const rings = (weight: number, std = 0.3) =>
  createDistribution({ law: "rings", radii: [1, 3], std, weights: [weight, 1 - weight] });
const gaussian = { law: "gaussian-mixture", weights: [1], means: [[-1]], covariances: [[[2]]] };

Deno.test("noise of variance t on rings adds t to the square of their std", () => {
  const points = Float64Array.of(0.5, 0.5, 2, -1, 4, 0);
  const expected = rings(0.3, 0.5).logDensity(points);
  noised(rings(0.3), 0.16).logDensity(points).forEach((value, i) =>
    assert.ok(Math.abs(value - expected[i]) < 1e-12)
  );
});

Deno.test("noise on a mixture is noise on its components", () => {
  const mixture = createDistribution({ law: "mixture", weights: [1], components: [gaussian] });
  const wider = createDistribution({ ...gaussian, covariances: [[[2.5]]] });
  const points = Float64Array.of(-3, 0, 4);
  const expected = wider.logDensity(points);
  noised(mixture, 0.5).logDensity(points).forEach((value, i) =>
    assert.ok(Math.abs(value - expected[i]) < 1e-14)
  );
});

Deno.test("the de Bruijn integral of rings is KL", () => {
  const { value, error } = deBruijnDivergence.evaluate(rings(0.3), rings(0.6), {});
  const kl = klDivergence.evaluate(rings(0.3), rings(0.6), {});
  assert.ok(Math.abs(value - kl.value) <= error + kl.error);
  assert.ok(error < 1e-7 * value);
});

Deno.test("MMD² of rings tends to 2πℓ² ∫ (p − q)² as its kernel narrows", () => {
  const lengthScale = 1e-3;
  const [p, q] = [rings(0.3), rings(0.6)];
  const [{ value: squares }] = integrate([p.support], (points) => {
    const logQ = q.logDensity(points);
    return [p.logDensity(points).map((logP, i) => (Math.exp(logP) - Math.exp(logQ[i])) ** 2)];
  });
  const { value } = mmdDivergence.evaluate(p, q, { lengthScale });
  const expected = 2 * Math.PI * lengthScale ** 2 * squares;
  assert.ok(Math.abs(value - expected) < 1e-4 * expected);
});
