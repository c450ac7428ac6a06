import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { keyFromSeed } from "../../src/random/key.ts";

const rings = createDistribution({
  law: "radial-rings",
  radii: [2, 5],
  std: 0.3,
  weights: [0.3, 0.7],
});

Deno.test("the density is Σ w N(r; R, s)/(2πr) where truncation does not count", () => {
  for (const r of [0.5, 1.7, 2, 3.5, 5.2]) {
    const bell = (radius: number) =>
      Math.exp(-((r - radius) ** 2) / 0.18) / (0.3 * Math.sqrt(2 * Math.PI));
    const expected = Math.log((0.3 * bell(2) + 0.7 * bell(5)) / (2 * Math.PI * r));
    const [logDensity] = rings.logDensity(Float64Array.of(0.6 * r, -0.8 * r));
    // Φ(2/0.3) differs from 1 by 1.3e-11.
    assert.ok(Math.abs(logDensity - expected) < 1e-10);
  }
});

Deno.test("at the origin the density is infinite and the score 0", () => {
  assert.equal(rings.logDensity(Float64Array.of(0, 0))[0], Infinity);
  assert.deepEqual(rings.score(Float64Array.of(0, 0)), Float64Array.of(0, 0));
});

Deno.test("towards the origin the score is −1/r", () => {
  for (const r of [1e-6, 1e-12, 1e-20]) {
    const [x, y] = rings.score(Float64Array.of(0, r));
    assert.ok(Math.abs(y * r + 1) < 1e-4);
    assert.equal(Math.abs(x), 0);
  }
});

Deno.test("a ring that truncation cuts in half has the radius of a half-normal law", () => {
  const half = createDistribution({ law: "radial-rings", radii: [0], std: 1, weights: [1] });
  const count = 50_000;
  const points = half.sample(keyFromSeed(4), count);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.hypot(points[2 * i], points[2 * i + 1]);
  const bound = 5 * Math.sqrt((1 - 2 / Math.PI) / count);
  assert.ok(Math.abs(sum / count - Math.sqrt(2 / Math.PI)) < bound);
  // 2 φ(r)/(2πr) at r = 1.
  const expected = Math.log(Math.exp(-0.5) / Math.sqrt(2 * Math.PI) / Math.PI);
  assert.ok(Math.abs(half.logDensity(Float64Array.of(1, 0))[0] - expected) < 1e-14);
});
