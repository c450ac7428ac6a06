import assert from "node:assert/strict";
import { deriveDistribution } from "../../../src/distributions/derived/derive_distribution.ts";
import type { PartialDistribution } from "../../../src/distributions/derived/partial_distribution.ts";
import { createDistribution } from "../../../src/distributions/mod.ts";
import { keyFromSeed } from "../../../src/random/key.ts";
import { normalCdf } from "../../../src/numeric/normal_cdf.ts";
import { kolmogorovSmirnov } from "../../random/kolmogorov_smirnov.ts";

const line = createDistribution({
  law: "gaussian-mixture",
  weights: [0.3, 0.7],
  means: [[-5], [5]],
  covariances: [[[1]], [[0.25]]],
});
const cdf = (x: number) => 0.3 * normalCdf(x + 5) + 0.7 * normalCdf((x - 5) / 0.5);
const plane = createDistribution({
  law: "gaussian-mixture",
  weights: [0.2, 0.8],
  means: [[-4, 1], [4, 0]],
  covariances: [[[1, 0.3], [0.3, 0.5]], [[0.6, 0], [0, 1]]],
});
const onlyDensity = (law: typeof line, added = 0): PartialDistribution => ({
  dimension: law.dimension,
  logDensity: (points) => law.logDensity(points).map((value) => value + added),
});

Deno.test("the derived score is the closed form's to 1e-8", () => {
  for (const law of [line, plane]) {
    const points = law.sample(keyFromSeed(1), 200);
    const [derived, exact] = [
      deriveDistribution(onlyDensity(law), "d").score(points),
      law.score(points),
    ];
    derived.forEach((value, i) => assert.ok(Math.abs(value - exact[i]) < 1e-8, `${value}`));
  }
});

Deno.test("samples by inversion of a grid have the distribution function of the density", () => {
  const derived = deriveDistribution(onlyDensity(line), "d");
  const sample = derived.sample(keyFromSeed(2), 40_000);
  assert.ok(kolmogorovSmirnov(sample, cdf) < 1.95);
  assert.deepEqual(derived.sample(keyFromSeed(2), 40_000), sample);
  assert.notDeepEqual(derived.sample(keyFromSeed(3), 40_000), sample);
  assert.equal(derived.sample(keyFromSeed(2), 0).length, 0);
});

Deno.test("in the plane samples have each coordinate's distribution function and the covariance", () => {
  const n = 40_000;
  const sample = deriveDistribution(onlyDensity(plane), "d").sample(keyFromSeed(4), n);
  const [x, y] = [0, 1].map((axis) => sample.filter((_, i) => i % 2 === axis));
  const cdfX = (v: number) => 0.2 * normalCdf(v + 4) + 0.8 * normalCdf((v - 4) / Math.sqrt(0.6));
  const cdfY = (v: number) => 0.2 * normalCdf((v - 1) / Math.sqrt(0.5)) + 0.8 * normalCdf(v);
  assert.ok(kolmogorovSmirnov(x, cdfX) < 1.95);
  assert.ok(kolmogorovSmirnov(y, cdfY) < 1.95);
  // E[xy] = 0.2 (0.3 − 4); the standard deviation of xy is below 5.
  const product = x.reduce((sum, value, i) => sum + value * y[i] / n, 0);
  assert.ok(Math.abs(product + 0.74) < 5 * 5 / Math.sqrt(n), String(product));
});

Deno.test("no sample lies where the density is 0, at edges that no grid hits", () => {
  const radius = Math.SQRT2;
  const disc = deriveDistribution({
    dimension: 2,
    logDensity: (points) =>
      Float64Array.from(
        { length: points.length / 2 },
        (_, i) =>
          Math.hypot(points[2 * i], points[2 * i + 1]) < radius
            ? -Math.log(2 * Math.PI)
            : -Infinity,
      ),
    support: { lower: [-2, -2], upper: [2, 2], lengthScale: 0.2 },
  }, "disc");
  const sample = disc.sample(keyFromSeed(5), 5000);
  assert.ok(disc.logDensity(sample).every((value) => value > -Infinity));
});

Deno.test("the search finds a support that holds the mass, near the origin and far from it", () => {
  for (const [mean, std] of [[0, 1], [300, 0.01], [-2e4, 50], [5, 1e3]]) {
    const law = createDistribution({
      law: "gaussian-mixture",
      weights: [1],
      means: [[mean]],
      covariances: [[[std * std]]],
    });
    const { lower: [low], upper: [high], lengthScale } =
      deriveDistribution(onlyDensity(law), "d").support;
    // Eight standard deviations leave out 1e-15; more than twenty would waste a quadrature.
    assert.ok(low < mean - 7.9 * std && low > mean - 20 * std, `${low} for ${mean}, ${std}`);
    assert.ok(high > mean + 7.9 * std && high < mean + 20 * std, `${high} for ${mean}, ${std}`);
    assert.ok(Math.abs(lengthScale / std - 1) < 0.01);
  }
});

Deno.test("an unnormalised density gets the normaliser that is known in closed form", () => {
  const gaussian: PartialDistribution = {
    dimension: 1,
    logDensity: (points) => points.map((x) => -0.5 * (x - 3) ** 2 / 4 - 2000),
    normalised: false,
  };
  const derived = deriveDistribution(gaussian, "d");
  const wanted = -0.5 * Math.log(2 * Math.PI * 4);
  assert.ok(Math.abs(derived.logDensity(Float64Array.of(3))[0] - wanted) < 1e-6);
  const shifted = deriveDistribution({ ...onlyDensity(plane, 7), normalised: false }, "d");
  const points = plane.sample(keyFromSeed(6), 50);
  const [own, exact] = [shifted.logDensity(points), plane.logDensity(points)];
  own.forEach((value, i) => assert.ok(Math.abs(value - exact[i]) < 1e-6));
  // ∫ exp(−x⁴) dx = 2 Γ(5/4).
  const quartic = deriveDistribution({
    dimension: 1,
    logDensity: (x) => x.map((value) => -(value ** 4)),
    normalised: false,
  }, "quartic");
  const logZ = Math.log(2 * 0.9064024770554771);
  assert.ok(Math.abs(quartic.logDensity(Float64Array.of(0))[0] + logZ) < 1e-6);
});

Deno.test("one mode of weight 1 is assigned where none is given", () => {
  const { modes } = deriveDistribution(onlyDensity(line), "d");
  assert.deepEqual(modes.weights, [1]);
  assert.deepEqual([...modes.assign(Float64Array.of(1, 2))], [0, 0]);
});

Deno.test("a log density with a kink gives no score by differences, and says where", () => {
  const laplace = deriveDistribution({
    dimension: 1,
    logDensity: (points) => points.map((x) => -Math.abs(x) - Math.log(2)),
  }, "laplace");
  assert.equal(laplace.score(Float64Array.of(2))[0].toFixed(6), "-1.000000");
  assert.throws(() => laplace.score(Float64Array.of(1e-9)), {
    name: "RangeError",
    message: /'logDensity' must be smooth; .* at \(1e-9\)/,
  });
});

Deno.test("a function's wrong return is refused with the function, the wanted and the given", () => {
  const broken: [Partial<Record<keyof PartialDistribution, unknown>>, string, RegExp][] = [
    [
      { logDensity: () => [0, 0] },
      "TypeError",
      /'logDensity\(points\)' must return a Float64Array of length 2: .* \[0,0\]/,
    ],
    [
      { logDensity: () => new Float64Array(3) },
      "TypeError",
      /of length 2: .* Float64Array of length 3/,
    ],
    [
      { logDensity: () => Float64Array.of(0, NaN) },
      "RangeError",
      /must return no NaN: .* NaN at index 1/,
    ],
    [
      { score: () => new Float32Array(2) },
      "TypeError",
      /'score\(points\)'.* Float32Array of length 2/,
    ],
    [
      { score: () => Float64Array.of(1, Infinity) },
      "RangeError",
      /finite numbers: .* Infinity at index 1/,
    ],
    [{ sample: () => undefined }, "TypeError", /'sample\(key, count\)'.* undefined/],
    [
      { modes: { weights: [0.5, 0.5], assign: () => Int32Array.of(0, 2) } },
      "RangeError",
      /'modes\.assign\(points\)' must return indices from 0 to 1: .* 2 at index 1/,
    ],
  ];
  const support = { lower: [-9], upper: [9], lengthScale: 1 };
  for (const [change, name, message] of broken) {
    const partial = { ...onlyDensity(line), support, ...change } as PartialDistribution;
    const derived = deriveDistribution(partial, "mine");
    assert.throws(() => {
      const points = Float64Array.of(0, 1);
      derived.logDensity(points);
      derived.score(points);
      derived.sample(keyFromSeed(1), 2);
      derived.modes.assign(points);
    }, { name, message });
  }
});

Deno.test("fields that do not fit are refused by name", () => {
  const broken: [Partial<Record<keyof PartialDistribution, unknown>>, RegExp][] = [
    [{ dimension: 0 }, /'dimension'/],
    [{ logDensity: 3 }, /'logDensity' must be a function: current value is 3/],
    [{ sample: {} }, /'sample' must be a function/],
    [{ support: { lower: [0, 1], upper: [1] } }, /'support\.lower' must be 1 finite numbers/],
    [{ support: { lower: [1], upper: [0] } }, /'support\.upper\[0\]' must be above .* \(1\): .* 0/],
    [
      { modes: { weights: [0.5, 0.4], assign: () => 0 } },
      /'modes\.weights' must sum to 1: .* 0\.9/,
    ],
  ];
  for (const [change, message] of broken) {
    assert.throws(
      () => deriveDistribution({ ...onlyDensity(line), ...change } as PartialDistribution, "mine"),
      { message },
    );
  }
  assert.throws(
    () => deriveDistribution({ dimension: 3, logDensity: (x) => x.slice(0, x.length / 3) }, "mine"),
    { name: "TypeError", message: /'support' must be given in dimension 3/ },
  );
  const box = { lower: [-1, -1, -1], upper: [1, 1, 1] };
  assert.throws(
    () =>
      deriveDistribution({
        dimension: 3,
        logDensity: (x) => x.slice(0, x.length / 3),
        support: box,
        normalised: false,
      }, "mine"),
    { name: "RangeError", message: /'normalised' must be true in dimension 3/ },
  );
});
