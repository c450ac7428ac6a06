import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { keyFromSeed } from "../../src/random/key.ts";

const RADIUS = 1.5;
const STD = 0.4;
const ring = createDistribution({ law: "rings", radii: [RADIUS], std: STD, weights: [1] });

/** The circle's average of N(x; R u(θ), s² I) by the trapezoidal rule, exact to rounding for a period. */
function averaged(x: number, y: number): number {
  const steps = 400;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const angle = 2 * Math.PI * i / steps;
    const squares = (x - RADIUS * Math.cos(angle)) ** 2 + (y - RADIUS * Math.sin(angle)) ** 2;
    sum += Math.exp(-squares / (2 * STD * STD));
  }
  return sum / steps / (2 * Math.PI * STD * STD);
}

Deno.test("the density is the average of Gaussians along the circle", () => {
  for (const [x, y] of [[0, 0], [0.1, -0.2], [1.5, 0], [-1, 1], [2, -1.5]]) {
    const [logDensity] = ring.logDensity(Float64Array.of(x, y));
    assert.ok(Math.abs(logDensity - Math.log(averaged(x, y))) < 1e-13);
  }
});

Deno.test("a circle of radius 0 is a Gaussian", () => {
  const point = createDistribution({ law: "rings", radii: [0], std: 1, weights: [1] });
  const gaussian = createDistribution({
    law: "gaussian-mixture",
    weights: [1],
    means: [[0, 0]],
    covariances: [[[1, 0], [0, 1]]],
  });
  const points = gaussian.sample(keyFromSeed(1), 50);
  const expected = gaussian.logDensity(points);
  const score = gaussian.score(points);
  point.logDensity(points).forEach((value, i) => assert.ok(Math.abs(value - expected[i]) < 1e-14));
  point.score(points).forEach((value, i) => assert.ok(Math.abs(value - score[i]) < 1e-14));
});

Deno.test("near the origin the score is linear: (R²/2s² − 1) x/s²", () => {
  // From the expansion of log I₀(z) = z²/4 − …, z = rR/s².
  const slope = (RADIUS ** 2 / (2 * STD ** 2) - 1) / STD ** 2;
  const [x, y] = ring.score(Float64Array.of(3e-6, -4e-6));
  assert.ok(Math.abs(x / (3e-6 * slope) - 1) < 1e-8);
  assert.ok(Math.abs(y / (-4e-6 * slope) - 1) < 1e-8);
  assert.deepEqual(ring.score(Float64Array.of(0, 0)), Float64Array.of(0, 0));
});

Deno.test("a narrow ring far out has the density of its cross-section", () => {
  const [radius, std] = [100, 0.1];
  const narrow = createDistribution({ law: "rings", radii: [radius], std, weights: [1] });
  const [logDensity] = narrow.logDensity(Float64Array.of(0, radius));
  const expected = -Math.log(2 * Math.PI * radius) - Math.log(std * Math.sqrt(2 * Math.PI));
  // The next term of the expansion is s²/8R².
  assert.ok(Math.abs(logDensity - expected - std ** 2 / (8 * radius ** 2)) < 1e-10);
});

Deno.test("a point belongs to the nearest circle", () => {
  const three = createDistribution({
    law: "rings",
    radii: [4, 1, 2],
    std: 0.01,
    weights: [0.2, 0.3, 0.5],
  });
  const points = Float64Array.of(0, 0, 1.4, 0, 0, -1.6, 2.9, 0, -3.1, 0, 9, 9);
  assert.deepEqual([...three.modes.assign(points)], [1, 1, 2, 2, 0, 0]);
  three.modes.weights.forEach((weight, k) =>
    assert.ok(Math.abs(weight - [0.2, 0.3, 0.5][k]) < 1e-11)
  );
});

Deno.test("invalid rings are refused with the field, the wanted and the given", () => {
  const create = (fields: Record<string, unknown>) => () =>
    createDistribution({ law: "rings", radii: [1, 2], std: 1, weights: [0.5, 0.5], ...fields });
  assert.throws(create({ std: 0 }), { message: /'std' must be above 0: current value is 0/ });
  assert.throws(create({ radii: [1, -2] }), { message: /'radii\[1\]' must be at least 0.* -2/ });
  assert.throws(create({ radii: [1] }), {
    message: /'radii' must have one entry a weight \(2\).* 1/,
  });
});
