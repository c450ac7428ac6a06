import assert from "node:assert/strict";
import { affineOf } from "../../src/distributions/affine.ts";
import { createDistribution } from "../../src/distributions/mod.ts";
import { keyFromSeed } from "../../src/random/key.ts";
import fc from "../property.ts";

const mixture = {
  law: "gaussian-mixture",
  weights: [0.3, 0.7],
  means: [[-1, 0.5], [2, 1]],
  covariances: [[[1, 0.4], [0.4, 0.7]], [[0.3, -0.1], [-0.1, 0.2]]],
};
const rings = { law: "rings", radii: [1, 3], std: 0.2, weights: [0.3, 0.7] };
const close = (a: Float64Array, b: Float64Array) =>
  a.forEach((value, i) =>
    assert.ok(Math.abs(value - b[i]) <= 1e-10 * (1 + Math.abs(b[i])), `${value} is not ${b[i]}`)
  );

/** A Σ Aᵀ, entry by entry. */
const congruent = (a: number[][], s: number[][]) =>
  a.map((row) =>
    a.map((other) =>
      row.reduce((sum, x, k) => sum + x * other.reduce((own, y, l) => own + y * s[k][l], 0), 0)
    )
  );
const symmetric = (s: number[][]) => s.map((row, i) => row.map((c, j) => 0.5 * (c + s[j][i])));

Deno.test("an affine map of a Gaussian mixture is the Gaussian mixture with mapped means and covariances", () => {
  const entry = fc.double({ min: -2, max: 2, noNaN: true });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 6, maxLength: 6 }), ([a, b, c, d, e, f]) => {
      fc.pre(Math.abs(a * d - b * c) > 0.1);
      const matrix = [[a, b], [c, d]];
      const mapped = createDistribution({ law: "affine", of: mixture, matrix, offset: [e, f] });
      const expected = createDistribution({
        ...mixture,
        means: mixture.means.map(([x, y]) => [a * x + b * y + e, c * x + d * y + f]),
        covariances: mixture.covariances.map((s) => symmetric(congruent(matrix, s))),
      });
      const points = expected.sample(keyFromSeed(4), 6);
      close(mapped.logDensity(points), expected.logDensity(points));
      close(mapped.score(points), expected.score(points));
      assert.deepEqual(mapped.modes.assign(points), expected.modes.assign(points));
    }),
    { numRuns: 25 },
  );
});

Deno.test("the general form gives a Gaussian's density and score as the closed form does", () => {
  const matrix = [[1.5, 0.5], [-0.2, 0.8]];
  const base = createDistribution(mixture);
  // A copy that is no GaussianMixture to the code.
  const unknown = {
    law: "unknown",
    dimension: 2,
    support: base.support,
    modes: base.modes,
    sample: base.sample.bind(base),
    logDensity: base.logDensity.bind(base),
    score: base.score.bind(base),
  };
  const [general, closed] = [unknown, base].map((of) => affineOf(of, matrix, [1, -2]));
  const points = closed.sample(keyFromSeed(6), 20);
  close(general.logDensity(points), closed.logDensity(points));
  close(general.score(points), closed.score(points));
  assert.deepEqual(general.modes.assign(points), closed.modes.assign(points));
  assert.equal(general.law, "affine");
});

Deno.test("modes are carried over, and rotated rings about the origin stay radial", () => {
  const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
  const turned = createDistribution({
    law: "affine",
    of: rings,
    matrix: [[2 * c, -2 * s], [2 * s, 2 * c]],
    offset: [0, 0],
  });
  assert.equal(turned.support.radial, true);
  assert.deepEqual(turned.modes.weights, createDistribution(rings).modes.weights);
  assert.deepEqual([...turned.modes.assign(Float64Array.of(2, 0, 0, 6))], [0, 1]);
  assert.ok(Math.abs(turned.support.lengthScale - 0.4) < 1e-12);
  const moved = createDistribution({
    law: "affine",
    of: rings,
    matrix: [[1, 0], [0, 1]],
    offset: [1, 0],
  });
  assert.equal(moved.support.radial, undefined);
});

Deno.test("a matrix of another shape or that is singular, and a wrong offset, are refused by name", () => {
  const affine = (matrix: number[][], offset = [0, 0]) => () =>
    createDistribution({ law: "affine", of: rings, matrix, offset }, "target");
  assert.throws(affine([[1]]), /'target\.matrix' must be 2 × 2, .*: current shape is 1 × 1/);
  assert.throws(affine([[1, 2], [2, 4]]), /'target\.matrix' must be invertible/);
  assert.throws(affine([[1, 0], [0, 1]], [0]), /'target\.offset' must have 2 entries, .* is 1/);
  assert.throws(
    () => createDistribution({ law: "affine", of: { law: "ring" }, matrix: [[1]], offset: [0] }),
    /'of\.law' must be one of/,
  );
});
