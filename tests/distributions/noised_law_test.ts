import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { NoisedByQuadrature } from "../../src/distributions/noise/noised_by_quadrature.ts";
import { noised } from "../../src/distributions/noised.ts";
import { integrate } from "../../src/numeric/region.ts";

const mixture = {
  law: "gaussian-mixture",
  weights: [0.3, 0.7],
  means: [[-1, 0.5], [2, 1]],
  covariances: [[[1, 0.4], [0.4, 0.7]], [[0.3, -0.1], [-0.1, 0.2]]],
};
const bumps = { law: "bumps", centres: [-3, 3], radius: 1, weights: [0.2, 0.8] };
const close = (a: Float64Array, b: Float64Array, tolerance: number) =>
  a.forEach((value, i) =>
    assert.ok(Math.abs(value - b[i]) <= tolerance * (1 + Math.abs(b[i])), `${value} is not ${b[i]}`)
  );

Deno.test("a noised Gaussian mixture has its variances raised", () => {
  const law = createDistribution({ law: "noised", of: mixture, variance: 0.5 });
  const expected = createDistribution({
    ...mixture,
    covariances: mixture.covariances.map((rows) =>
      rows.map((row, i) => row.map((c, j) => i === j ? c + 0.5 : c))
    ),
  });
  const points = Float64Array.of(0, 0, -1, 2, 7, -3, 1.9, 1.1);
  close(law.logDensity(points), expected.logDensity(points), 1e-12);
  close(law.score(points), expected.score(points), 1e-12);
});

Deno.test("the quadrature gives the same as the closed form for a Gaussian mixture, far tails included", () => {
  for (const json of [mixture, { ...mixture, means: [[-3], [2]], covariances: [[[1]], [[0.3]]] }]) {
    const base = createDistribution(json);
    const [quadrature, exact] = [new NoisedByQuadrature(base, 0.4), noised(base, 0.4)];
    const points = exact.sample([1, 2], 40 / base.dimension);
    close(quadrature.logDensity(points), exact.logDensity(points), 1e-10);
    close(quadrature.score(points), exact.score(points), 1e-8);
    const more = quadrature.withNoise(0.6);
    close(more.logDensity(points), noised(base, 1).logDensity(points), 1e-10);
  }
});

Deno.test("noised bumps are the mean of their density at a point moved by the noise", () => {
  const law = createDistribution({ law: "noised", of: bumps, variance: 0.25 });
  const base = createDistribution(bumps);
  for (const x of [-3.4, -1.5, 0, 2.2, 6]) {
    const [{ value }] = integrate([base.support], (points) => [
      base.logDensity(points).map((logDensity, i) =>
        Math.exp(logDensity - (x - points[i]) ** 2 / 0.5) / Math.sqrt(2 * Math.PI * 0.25)
      ),
    ]);
    const density = Math.exp(law.logDensity(Float64Array.of(x))[0]);
    // The quadrature may miss 1e-7 of the mass, which weighs more in the tails.
    assert.ok(Math.abs(density - value) < 2e-6 * value, `${density} is not ${value}`);
  }
});

Deno.test("noise goes through products, rotations and mixtures to what has an exact form", () => {
  const rings = { law: "rings", radii: [1, 3], std: 0.3, weights: [0.3, 0.7] };
  const half = { law: "rings", radii: [1, 3], std: Math.hypot(0.3, 0.2), weights: [0.3, 0.7] };
  const turn = { matrix: [[0, -2], [2, 0]], offset: [1, 1] };
  const cases = [
    // Noise of variance 0.16 after doubling is noise of variance 0.04 before.
    [{ law: "affine", of: rings, ...turn }, 0.16, { law: "affine", of: half, ...turn }],
    [{ law: "product", of: [rings, rings] }, 0.04, { law: "product", of: [half, half] }],
  ] as const;
  for (const [of, variance, expected] of cases) {
    const [law, wanted] = [{ law: "noised", of, variance }, expected].map((json) =>
      createDistribution(json)
    );
    const points = wanted.sample([3, 4], 10);
    close(law.logDensity(points), wanted.logDensity(points), 1e-9);
  }
});

Deno.test("what no quadrature resolves is refused with the law's name", () => {
  const cauchy = {
    law: "student-t-mixture",
    weights: [1],
    means: [[0]],
    scales: [1],
    degreesOfFreedom: [1],
  };
  const refused: [unknown, number, RegExp][] = [
    [
      { ...cauchy, means: [[0, 0, 0]] },
      1,
      /"student-t-mixture" as its dimension must be 1 or 2, .* is 3/,
    ],
    [cauchy, 1, /"student-t-mixture" as the noise must be wide enough/],
    [bumps, 1e-12, /"bumps" as the noise must be wide enough/],
    [{ law: "radial-rings", radii: [0.5, 2], std: 0.4, weights: [0.5, 0.5] }, 1, /"radial-rings"/],
  ];
  for (const [of, variance, message] of refused) {
    assert.throws(() => createDistribution({ law: "noised", of, variance }), {
      name: "RangeError",
      message,
    });
  }
  assert.throws(
    () => createDistribution({ law: "noised", of: bumps, variance: 0 }),
    /'variance' must be above 0/,
  );
});
