import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { chiSquaredDivergence } from "../../src/divergences/chi_squared.ts";
import { jensenShannonDivergence } from "../../src/divergences/jensen_shannon.ts";
import { renyiDivergence } from "../../src/divergences/renyi.ts";
import { reverseKlDivergence } from "../../src/divergences/reverse_kl.ts";
import { cauchySchwarzDivergence } from "../../src/divergences/cauchy_schwarz.ts";
import { squaredHellingerDivergence } from "../../src/divergences/squared_hellinger.ts";
import { totalVariationDivergence } from "../../src/divergences/total_variation.ts";
import { normalCdf } from "../../src/numeric/normal_cdf.ts";
import { gaussian } from "./laws.ts";

/** N(mean, std² I) written as two equal halves, which no closed form recognises. */
function halves(mean: readonly number[], std: number) {
  const component = {
    law: "gaussian-mixture",
    weights: [1],
    means: [mean],
    covariances: [mean.map((_, i) => mean.map((_, j) => i === j ? std * std : 0))],
  };
  return createDistribution({
    law: "mixture",
    weights: [0.5, 0.5],
    components: [component, component],
  });
}

const bumps = (weight: number, centres = [-3, 3]) =>
  createDistribution({ law: "bumps", centres, radius: 1, weights: [weight, 1 - weight] });

Deno.test("TV between Gaussians of one variance is 2Φ(δ/2s) − 1, within its error", () => {
  for (
    const [mean, std] of [[[0.3], 1], [[3], 0.5], [[0.6, -0.8], 1], [[1.2, 1.6], 0.7]] as const
  ) {
    const origin = mean.map(() => 0);
    const { value, error } = totalVariationDivergence.evaluate(
      gaussian(mean, std),
      gaussian(origin, std),
      {},
    );
    const expected = 2 * normalCdf(Math.hypot(...mean) / (2 * std)) - 1;
    assert.ok(Math.abs(value - expected) <= error + 1e-14, `${value} is not ${expected}`);
    assert.ok(error < 1e-8 * value);
  }
});

Deno.test("TV between concentric Gaussians has a closed form in the radius, and in the plane", () => {
  const [s, t] = [1, 1.5];
  // The densities cross at r² = c; r²/2s² is exponential with mean 1.
  const c = 4 * Math.log(t / s) / (1 / s ** 2 - 1 / t ** 2);
  const expected = Math.exp(-c / (2 * t ** 2)) - Math.exp(-c / (2 * s ** 2));
  for (const centre of [0, 0.25]) {
    const [p, q] = [s, t].map((std) => gaussian([centre, centre], std));
    const { value, error } = totalVariationDivergence.evaluate(p, q, {});
    assert.ok(Math.abs(value - expected) <= error + 1e-14);
    assert.ok(error < 1e-8);
  }
});

Deno.test("quadrature agrees with the closed forms between Gaussians", () => {
  for (const [mean, std] of [[[0.5], 0.8], [[1, -0.5], 1.1]] as const) {
    const q = gaussian(mean.map(() => 0), 1);
    const evaluations = [
      (p: typeof q) => squaredHellingerDivergence.evaluate(p, q, {}),
      (p: typeof q) => chiSquaredDivergence.evaluate(p, q, {}),
      (p: typeof q) => cauchySchwarzDivergence.evaluate(p, q, {}),
      (p: typeof q) => renyiDivergence.evaluate(p, q, { order: 0.3 }),
      (p: typeof q) => renyiDivergence.evaluate(p, q, { order: 3 }),
      (p: typeof q) => reverseKlDivergence.evaluate(p, q, {}),
    ];
    evaluations.forEach((evaluate, i) => {
      const [byQuadrature, closed] = [evaluate(halves(mean, std)), evaluate(gaussian(mean, std))];
      const difference = Math.abs(byQuadrature.value - closed.value);
      assert.ok(difference <= byQuadrature.error + closed.error + 1e-14, `${i}: ${difference}`);
      assert.ok(byQuadrature.error < 1e-8 * closed.value);
    });
  }
});

Deno.test("between Gaussians of one variance: D_α = αδ²/2, χ² = exp δ² − 1, H² = 1 − exp(−δ²/8), any d", () => {
  for (const d of [1, 2, 5, 10]) {
    const mean = Array.from({ length: d }, (_, i) => 0.3 - 0.05 * i);
    const squares = mean.reduce((sum, entry) => sum + entry * entry, 0);
    const [p, q] = [gaussian(mean, 1), gaussian(mean.map(() => 0), 1)];
    const close = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-13 * b);
    for (const order of [0.25, 1.5, 4]) {
      close(renyiDivergence.evaluate(p, q, { order }).value, order * squares / 2);
    }
    close(chiSquaredDivergence.evaluate(p, q, {}).value, Math.expm1(squares));
    close(squaredHellingerDivergence.evaluate(p, q, {}).value, -Math.expm1(-squares / 8));
    // −log of exp(−δ²/4): the norms are equal.
    close(cauchySchwarzDivergence.evaluate(p, q, {}).value, squares / 4);
  }
});

Deno.test("χ² and D_α are infinite where q's tails are too light, and finite just short of it", () => {
  const q = gaussian([0], 1);
  for (const law of [gaussian, halves]) {
    // ∫ p²/q converges for s² < 2 alone: it is 1/(s √(2 − s²)).
    const finite = chiSquaredDivergence.evaluate(law([0], Math.sqrt(1.9)), q, {});
    const expected = 1 / Math.sqrt(1.9 * 0.1) - 1;
    assert.ok(Math.abs(finite.value - expected) <= finite.error + 1e-13);
    for (const variance of [2, 2.1]) {
      const p = law([0], Math.sqrt(variance));
      const infinite = { value: Infinity, error: 0 };
      if (variance === 2.1) {
        assert.deepEqual(chiSquaredDivergence.evaluate(p, q, {}), infinite);
        assert.equal(renyiDivergence.evaluate(p, q, { order: 2 }).value, Infinity);
      }
      assert.ok(Number.isFinite(renyiDivergence.evaluate(p, q, { order: 0.5 }).value));
    }
  }
});

Deno.test("Rényi's divergence of thousands of nats neither over- nor underflows", () => {
  for (const order of [0.5, 2]) {
    const { value, error } = renyiDivergence.evaluate(halves([100], 1), gaussian([0], 1), {
      order,
    });
    assert.ok(Math.abs(value - order * 5000) <= error + 1e-10);
    assert.ok(error < 1e-8 * value);
  }
});

Deno.test("disjoint supports give each divergence its largest value", () => {
  const [p, q] = [bumps(1), bumps(0)];
  assert.ok(Math.abs(jensenShannonDivergence.evaluate(p, q, {}).value - Math.LN2) < 1e-11);
  assert.ok(Math.abs(totalVariationDivergence.evaluate(p, q, {}).value - 1) < 1e-11);
  assert.ok(Math.abs(squaredHellingerDivergence.evaluate(p, q, {}).value - 1) < 1e-11);
  for (
    const estimate of [
      reverseKlDivergence.evaluate(p, q, {}),
      chiSquaredDivergence.evaluate(p, q, {}),
      cauchySchwarzDivergence.evaluate(p, q, {}),
      renyiDivergence.evaluate(p, q, { order: 0.5 }),
      renyiDivergence.evaluate(p, q, { order: 2 }),
    ]
  ) assert.deepEqual(estimate, { value: Infinity, error: 0 });
});

Deno.test("between weights of disconnected bumps every divergence is that between the weights", () => {
  const [p, q, a, b] = [bumps(0.2), bumps(0.7), [0.2, 0.8], [0.7, 0.3]];
  const sum = (f: (x: number, y: number) => number) => f(a[0], b[0]) + f(a[1], b[1]);
  const close = (x: number, y: number) => assert.ok(Math.abs(x - y) < 1e-10, `${x} is not ${y}`);
  close(totalVariationDivergence.evaluate(p, q, {}).value, 0.5);
  close(chiSquaredDivergence.evaluate(p, q, {}).value, sum((x, y) => (x - y) ** 2 / y));
  close(squaredHellingerDivergence.evaluate(p, q, {}).value, 1 - sum((x, y) => Math.sqrt(x * y)));
  close(
    renyiDivergence.evaluate(p, q, { order: 3 }).value,
    Math.log(sum((x, y) => x ** 3 / y ** 2)) / 2,
  );
  close(reverseKlDivergence.evaluate(p, q, {}).value, sum((x, y) => y * Math.log(y / x)));
});

Deno.test("1/r at the origin is not square-integrable: χ² and CS to a Gaussian are infinite", () => {
  const rings = createDistribution({
    law: "radial-rings",
    radii: [1, 2],
    std: 0.4,
    weights: [0.5, 0.5],
  });
  const q = gaussian([0, 0], 3);
  assert.equal(chiSquaredDivergence.evaluate(rings, q, {}).value, Infinity);
  assert.equal(cauchySchwarzDivergence.evaluate(rings, q, {}).value, Infinity);
  const narrow = gaussian([0, 0], 0.3);
  assert.ok(Number.isFinite(chiSquaredDivergence.evaluate(narrow, rings, {}).value));
});

Deno.test("dimensions that no method covers and a wrong order are refused", () => {
  const mixture = createDistribution({
    law: "gaussian-mixture",
    weights: [0.5, 0.5],
    means: [[0, 0, 0], [1, 1, 1]],
    covariances: [1, 1].map(() => [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
  });
  const refused = { name: "RangeError", message: /'dimension' must be at most 2.*value is 3/ };
  for (const { evaluate } of [jensenShannonDivergence, totalVariationDivergence]) {
    assert.throws(() => evaluate(gaussian([0, 0, 0], 1), gaussian([1, 0, 0], 1), {}), refused);
  }
  for (const { evaluate } of [squaredHellingerDivergence, chiSquaredDivergence]) {
    assert.throws(() => evaluate(mixture, mixture, {}), refused);
  }
  assert.throws(() => renyiDivergence.evaluate(mixture, mixture, { order: 2 }), refused);
  assert.equal(cauchySchwarzDivergence.evaluate(mixture, mixture, {}).value, 0);
  for (const order of [0, -1, 1, Infinity]) {
    assert.equal(renyiDivergence.schema.safeParse({ order }).success, false);
  }
});
