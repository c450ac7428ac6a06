import assert from "node:assert/strict";
import { GaussianMixture } from "../../src/distributions/gaussian_mixture.ts";
import { createDistribution } from "../../src/distributions/mod.ts";
import { productOf } from "../../src/distributions/product.ts";
import { fold, keyFromSeed } from "../../src/random/key.ts";
import fc from "../property.ts";

const gaussian = (mean: number, variance: number) => ({
  law: "gaussian-mixture",
  weights: [1],
  means: [[mean]],
  covariances: [[[variance]]],
});
const bumps = { law: "bumps", centres: [-3, 3], radius: 1, weights: [0.2, 0.8] };
const close = (a: Float64Array, b: Float64Array, tolerance = 1e-12) =>
  a.forEach((value, i) =>
    assert.ok(Math.abs(value - b[i]) <= tolerance * (1 + Math.abs(b[i])), `${value} is not ${b[i]}`)
  );

Deno.test("a product of Gaussians of the line is the Gaussian with a diagonal covariance", () => {
  const entry = fc.double({ min: 0.1, max: 4, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(entry, entry), { minLength: 2, maxLength: 5 }), (parts) => {
      const product = createDistribution({
        law: "product",
        of: parts.map(([mean, variance]) => gaussian(mean, variance)),
      });
      const expected = createDistribution({
        law: "gaussian-mixture",
        weights: [1],
        means: [parts.map(([mean]) => mean)],
        covariances: [
          parts.map(([, variance], i) => parts.map((_, j) => i === j ? variance : 0)),
        ],
      });
      const points = expected.sample(keyFromSeed(3), 5);
      close(product.logDensity(points), expected.logDensity(points));
      close(product.score(points), expected.score(points));
      assert.ok(product instanceof GaussianMixture);
    }),
    { numRuns: 25 },
  );
});

Deno.test("log densities add up and scores stand side by side, whatever the laws", () => {
  const [first, second] = [createDistribution(bumps), createDistribution(gaussian(1, 2))];
  const product = productOf([first, second]);
  const points = Float64Array.of(-3.2, 0.5, 2.9, -1, 0, 0);
  const [x, y] = [0, 1].map((axis) => points.filter((_, i) => i % 2 === axis));
  close(
    product.logDensity(points).filter(Number.isFinite),
    first.logDensity(x).map((value, i) => value + second.logDensity(y)[i]).filter(Number.isFinite),
  );
  assert.equal(product.logDensity(points)[2], -Infinity);
  const [scoreX, scoreY] = [first.score(x), second.score(y)];
  close(product.score(points), Float64Array.of(scoreX[0], scoreY[0], scoreX[1], scoreY[1], 0, 0));
});

Deno.test("every choice of the factors' modes is a mode, those of the last change fastest", () => {
  const product = createDistribution({
    law: "product",
    of: [bumps, { ...bumps, weights: [0.3, 0.7] }],
  });
  const expected = [0.06, 0.14, 0.24, 0.56];
  product.modes.weights.forEach((weight, k) => assert.ok(Math.abs(weight - expected[k]) < 1e-9));
  const points = Float64Array.of(-3, -3, -3, 3, 3, -3, 3, 3);
  assert.deepEqual([...product.modes.assign(points)], [0, 1, 2, 3]);
});

Deno.test("samples of a product have independent coordinates", () => {
  const n = 20_000;
  const points = createDistribution({ law: "product", of: [bumps, bumps] })
    .sample(fold(keyFromSeed(5), "product"), n);
  // E[x] = 3 (0.8 − 0.2) = 1.8; independence makes E[xy] its square, with a variance below 90.
  let mean = 0;
  for (let i = 0; i < n; i++) mean += points[2 * i] * points[2 * i + 1] / n;
  assert.ok(Math.abs(mean - 1.8 ** 2) < 5 * Math.sqrt(90 / n), String(mean));
});

Deno.test("too few factors, too many modes and a faulty factor are refused", () => {
  assert.throws(() => createDistribution({ law: "product", of: [bumps] }), /'of' .* at least 2/);
  assert.throws(
    () => createDistribution({ law: "product", of: new Array(11).fill(bumps) }),
    /at most 1024: current number of modes is 2048/,
  );
  assert.throws(
    () => createDistribution({ law: "product", of: [bumps, { ...bumps, radius: -1 }] }, "target"),
    /'target\.of\[1\]\.radius' must be above 0/,
  );
});
