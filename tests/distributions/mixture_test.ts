import assert from "node:assert/strict";
import { mixtureOf } from "../../src/distributions/mixture.ts";
import { createDistribution } from "../../src/distributions/mod.ts";
import { keyFromSeed } from "../../src/random/key.ts";

const gaussian = (mean: number, variance: number) =>
  createDistribution({
    law: "gaussian-mixture",
    weights: [1],
    means: [[mean]],
    covariances: [[[variance]]],
  });
const bump = createDistribution({ law: "bumps", centres: [0], radius: 1, weights: [1] });

Deno.test("a mixture of Gaussians is the Gaussian mixture", () => {
  const mixture = mixtureOf([0.3, 0.7], [gaussian(-1, 1), gaussian(2, 4)]);
  const expected = createDistribution({
    law: "gaussian-mixture",
    weights: [0.3, 0.7],
    means: [[-1], [2]],
    covariances: [[[1]], [[4]]],
  });
  const points = Float64Array.of(-50, -2, 0, 0.3, 1, 7, 90);
  const close = (a: Float64Array, b: Float64Array) =>
    a.forEach((value, i) => assert.ok(Math.abs(value - b[i]) <= 1e-14 * (1 + Math.abs(b[i]))));
  close(mixture.logDensity(points), expected.logDensity(points));
  close(mixture.score(points), expected.score(points));
  assert.deepEqual([...mixture.modes.assign(points)], [...expected.modes.assign(points)]);
  mixture.modes.weights.forEach((weight, k) =>
    assert.ok(Math.abs(weight - expected.modes.weights[k]) < 1e-8)
  );
  assert.deepEqual(mixture.support, expected.support);
});

Deno.test("where a component's density is 0 the others carry density and score alone", () => {
  const mixture = mixtureOf([0.9, 0.1], [bump, gaussian(0, 9)]);
  const outside = Float64Array.of(-2, 1, 5);
  const alone = gaussian(0, 9);
  const logDensity = alone.logDensity(outside);
  mixture.logDensity(outside).forEach((value, i) =>
    assert.ok(Math.abs(value - logDensity[i] - Math.log(0.1)) < 1e-14)
  );
  assert.deepEqual(mixture.score(outside), alone.score(outside));
});

Deno.test("where every component's density is 0 so are density and score", () => {
  const mixture = mixtureOf([0.5, 0.5], [bump, bump]);
  assert.deepEqual(mixture.logDensity(Float64Array.of(3)), Float64Array.of(-Infinity));
  assert.deepEqual(mixture.score(Float64Array.of(3)), Float64Array.of(0));
});

Deno.test("inside, the score is weighted with the responsibilities", () => {
  const mixture = mixtureOf([0.9, 0.1], [bump, gaussian(0, 9)]);
  const x = Float64Array.of(0.5);
  const a = 0.9 * Math.exp(bump.logDensity(x)[0]);
  const b = 0.1 * Math.exp(gaussian(0, 9).logDensity(x)[0]);
  const expected = (a * bump.score(x)[0] + b * (-0.5 / 9)) / (a + b);
  assert.ok(Math.abs(mixture.score(x)[0] - expected) < 1e-14);
});

Deno.test("a component of weight 0 does not enter, not even its support", () => {
  const mixture = mixtureOf([1, 0], [gaussian(0, 1), gaussian(100, 1)]);
  assert.deepEqual(mixture.support, gaussian(0, 1).support);
  assert.ok(mixture.sample(keyFromSeed(1), 1000).every((x) => x < 50));
  assert.deepEqual(mixture.modes.weights, [1, 0]);
});

Deno.test("a mixture's modes are those of its components in order", () => {
  const mixture = mixtureOf([0.5, 0.5], [
    createDistribution({ law: "bumps", centres: [-9, 9], radius: 1, weights: [0.4, 0.6] }),
    bump,
  ]);
  assert.deepEqual([...mixture.modes.assign(Float64Array.of(-9, 9, 0))], [0, 1, 2]);
  mixture.modes.weights.forEach((weight, k) =>
    assert.ok(Math.abs(weight - [0.2, 0.3, 0.5][k]) < 1e-9)
  );
});

Deno.test("weights and dimensions that do not fit are refused", () => {
  assert.throws(() => mixtureOf([1], [bump, bump]), { name: "RangeError", message: /\(2\).* 1/ });
  const plane = createDistribution({ law: "rings", radii: [1], std: 1, weights: [1] });
  assert.throws(() => mixtureOf([0.5, 0.5], [bump, plane]), {
    name: "RangeError",
    message: /'components\[1\]' must have the dimension of 'components\[0\]' \(1\).* 2/,
  });
});
