import assert from "node:assert/strict";
import { createDistribution, type LawJson } from "../../src/distributions/mod.ts";
import { klDivergence } from "../../src/divergences/kl.ts";
import { spreadKlDivergence } from "../../src/divergences/spread_kl.ts";
import { gaussian } from "./laws.ts";

const line = (weight: number, variance: number): LawJson => ({
  law: "gaussian-mixture",
  weights: [weight, 1 - weight],
  means: [[-2], [2]],
  covariances: [[[variance]], [[variance]]],
});
/** The same law, but not as a Gaussian mixture: its convolution is a quadrature. */
const wrapped = (law: LawJson) =>
  createDistribution({ law: "mixture", weights: [1], components: [law] });
const rings = (weight: number, std: number) =>
  createDistribution({ law: "rings", radii: [1, 3], std, weights: [weight, 1 - weight] });

Deno.test("between Gaussians in any dimension the noise adds to the variance", () => {
  for (const d of [1, 2, 5, 10]) {
    const mean = new Array(d).fill(0.5);
    const [p, q] = [gaussian(mean, 1), gaussian(mean.map(() => 0), 1)];
    const { value, error } = spreadKlDivergence.evaluate(p, q, { variance: 3 });
    assert.ok(Math.abs(value - 0.25 * d / 8) < 1e-15 * d);
    assert.equal(error, 0);
  }
});

Deno.test("on the line the noise is exact for Gaussian mixtures, and by quadrature for other laws", () => {
  const expected = klDivergence.evaluate(
    createDistribution(line(0.2, 1.5)),
    createDistribution(line(0.6, 1.5)),
    {},
  );
  for (const build of [createDistribution, wrapped]) {
    const { value, error } = spreadKlDivergence.evaluate(
      build(line(0.2, 1)),
      build(line(0.6, 1)),
      { variance: 0.5 },
    );
    assert.ok(Math.abs(value - expected.value) <= error + expected.error);
    assert.ok(error < 1e-10);
  }
});

Deno.test("noise on blurred circles blurs them further", () => {
  const expected = klDivergence.evaluate(rings(0.3, 0.5), rings(0.5, 0.5), {});
  const { value, error } = spreadKlDivergence.evaluate(rings(0.3, 0.3), rings(0.5, 0.3), {
    variance: 0.16,
  });
  assert.ok(Math.abs(value - expected.value) <= error + expected.error, `${value} ${error}`);
  assert.ok(error < 1e-9);
});

Deno.test("spread KL is finite between disjoint supports, where KL is not", () => {
  const bump = (centre: number) =>
    createDistribution({ law: "bumps", centres: [centre], radius: 1, weights: [1] });
  assert.equal(klDivergence.evaluate(bump(-2), bump(2), {}).value, Infinity);
  const { value, error } = spreadKlDivergence.evaluate(bump(-2), bump(2), { variance: 1 });
  assert.ok(value > 1 && value < 16 / 2 && error < 1e-6 * value);
});

Deno.test("spread KL refuses noise it cannot resolve, laws it cannot convolve and variances below 0", () => {
  const bump = createDistribution({ law: "bumps", centres: [0], radius: 1, weights: [1] });
  assert.throws(() => spreadKlDivergence.evaluate(bump, bump, { variance: 1e-8 }), {
    name: "RangeError",
    message: /'variance' must be large enough.*current number of nodes is \d+/,
  });
  const plane = wrapped({
    law: "gaussian-mixture",
    weights: [1],
    means: [[1, 0]],
    covariances: [[[1, 0], [0, 1]]],
  });
  assert.throws(() => spreadKlDivergence.evaluate(plane, plane, { variance: 1 }), {
    name: "RangeError",
    message: /'spread-kl' as laws must be Gaussian mixtures.*"mixture" of dimension 2/,
  });
  for (const variance of [0, -1]) {
    assert.equal(spreadKlDivergence.schema.safeParse({ variance }).success, false);
  }
});
