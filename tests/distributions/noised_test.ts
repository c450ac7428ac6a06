import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { noised } from "../../src/distributions/noised.ts";
import { integrate } from "../../src/numeric/region.ts";
import { keyFromSeed, split } from "../../src/random/key.ts";
import { normal } from "../../src/random/normal.ts";

const mixture = createDistribution({
  law: "gaussian-mixture",
  weights: [0.3, 0.7],
  means: [[-1, 0.5], [2, 1]],
  covariances: [[[1, 0.4], [0.4, 0.7]], [[0.3, -0.1], [-0.1, 0.2]]],
});

Deno.test("noise of variance t adds t to the variances of a Gaussian mixture and to nothing else", () => {
  const t = 0.6;
  const expected = createDistribution({
    law: "gaussian-mixture",
    weights: [0.3, 0.7],
    means: [[-1, 0.5], [2, 1]],
    covariances: [[[1 + t, 0.4], [0.4, 0.7 + t]], [[0.3 + t, -0.1], [-0.1, 0.2 + t]]],
  });
  const points = Float64Array.of(0, 0, -1, 2, 7, -3, 1.9, 1.1);
  const close = (a: Float64Array, b: Float64Array) =>
    a.forEach((value, i) => assert.ok(Math.abs(value - b[i]) <= 1e-13 * (1 + Math.abs(b[i]))));
  close(noised(mixture, t).logDensity(points), expected.logDensity(points));
  close(noised(mixture, t).score(points), expected.score(points));
});

Deno.test("the noised density is the mean density at a point moved by the noise", () => {
  const [t, x] = [2.25, [0.7, -0.4]];
  const [{ value }] = integrate(
    [{ lower: [-14, -14], upper: [14, 14], lengthScale: 0.4 }],
    (noise) => {
      const moved = noise.map((z, i) => x[i % 2] - z);
      return [
        mixture.logDensity(moved).map((logDensity, i) => {
          const squares = noise[2 * i] ** 2 + noise[2 * i + 1] ** 2;
          return Math.exp(logDensity - squares / (2 * t)) / (2 * Math.PI * t);
        }),
      ];
    },
  );
  const density = Math.exp(noised(mixture, t).logDensity(Float64Array.from(x))[0]);
  assert.ok(Math.abs(density - value) < 1e-9 * value, `${density} is not ${value}`);
});

Deno.test("samples of the noised law have the moments of samples with noise added", () => {
  const [sampleKey, baseKey, noiseKey] = split(keyFromSeed(11), 3);
  const [t, n] = [0.8, 40_000];
  const direct = noised(mixture, t).sample(sampleKey, n);
  const noise = normal(noiseKey, 2 * n);
  const added = mixture.sample(baseKey, n).map((x, i) => x + Math.sqrt(t) * noise[i]);
  const moments = (points: Float64Array) => {
    let [x, xx, xy] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      x += points[2 * i] / n;
      xx += points[2 * i] ** 2 / n;
      xy += points[2 * i] * points[2 * i + 1] / n;
    }
    return [x, xx, xy];
  };
  const expected = moments(added);
  // Standard deviations of X, X² and XY are below 1.7, 4 and 4; both sides vary.
  const bounds = [1.7, 4, 4].map((std) => 5 * std * Math.sqrt(2 / n));
  moments(direct).forEach((value, i) => assert.ok(Math.abs(value - expected[i]) < bounds[i]));
});

Deno.test("no noise leaves the law as it is", () => {
  assert.equal(noised(mixture, 0), mixture);
});

Deno.test("noise on isotropic Gaussians about the origin leaves the law radial", () => {
  const law = createDistribution({
    law: "gaussian-mixture",
    weights: [0.5, 0.5],
    means: [[0, 0], [0, 0]],
    covariances: [[[0.3, 0], [0, 0.3]], [[7, 0], [0, 7]]],
  });
  assert.equal(noised(law, 0.1).support.radial, true);
});

Deno.test("a variance out of its range and a law without an exact form are refused", () => {
  for (const variance of [-1, NaN, Infinity]) {
    assert.throws(() => noised(mixture, variance), {
      name: "RangeError",
      message:
        `Cannot add noise to a law as 'variance' must be finite and not negative: current value is ${variance}`,
    });
  }
  const bumps = createDistribution({ law: "bumps", centres: [0], radius: 1, weights: [1] });
  assert.throws(() => noised(bumps, 1), {
    name: "RangeError",
    message: /'law' must be .*gaussian-mixture.*: current value is "bumps"/,
  });
});
