import assert from "node:assert/strict";
import { GaussianMixture } from "../../../src/distributions/gaussian_mixture.ts";
import { mixtureOf } from "../../../src/distributions/mixture.ts";
import { CorrectedDensity } from "../../../src/estimators/training/corrected_density.ts";

const bridge = new GaussianMixture({ weights: [1], means: [[0]], covariances: [[[9]]] });
const data = new GaussianMixture({
  weights: [0.2, 0.8],
  means: [[-5], [5]],
  covariances: [[[1]], [[1]]],
});
const beta = 0.9;
const bridged = mixtureOf([beta, 1 - beta], [data, bridge]);
const points = Float64Array.of(-6, -5, -3.5, 4, 5, 6.5);

function close(got: Float64Array, wanted: Float64Array, tolerance: number): void {
  got.forEach((value, i) =>
    assert.ok(Math.abs(value - wanted[i]) <= tolerance, `${value} for ${wanted[i]} at ${i}`)
  );
}

Deno.test("a perfect fit of the bridged data gives the data's density and score back", () => {
  // The fit is scaled by e³, as an unnormalised one is.
  const scaled = {
    logDensity: (x: Float64Array) => bridged.logDensity(x).map((value) => value + 3),
    score: (x: Float64Array) => bridged.score(x),
  };
  const corrected = new CorrectedDensity(scaled, 3, bridge, { beta, floor: 0.005, margin: 0 });
  close(corrected.logDensity(points), data.logDensity(points), 1e-9);
  close(corrected.score(points), data.score(points), 1e-9);
});

Deno.test("where the data has none, the relative floor leaves ε (1−β) m / β with the bridge's score", () => {
  const corrected = new CorrectedDensity(bridged, 0, bridge, { beta, floor: 0.005, margin: 0 });
  const between = Float64Array.of(0, -0.5, 0.5);
  const wanted = bridge.logDensity(between).map((value) =>
    value + Math.log(0.005 * (1 - beta) / beta)
  );
  close(corrected.logDensity(between), wanted, 1e-12);
  close(corrected.score(between), bridge.score(between), 1e-12);
});

Deno.test("the plain form stops at 1e-12", () => {
  // A fit that is the bridge alone, far too light: q̃ − (1−β) m is negative everywhere.
  const light = {
    logDensity: (x: Float64Array) => bridge.logDensity(x).map((value) => value + Math.log(0.01)),
    score: (x: Float64Array) => bridge.score(x),
  };
  const corrected = new CorrectedDensity(light, 0, bridge, { beta, floor: 0, margin: 0 });
  const [density, excess] = corrected.logDensityAndExcess(Float64Array.of(0, 1));
  close(density, Float64Array.of(0, 0).fill(Math.log(1e-12 / beta)), 1e-12);
  assert.deepEqual([...excess], [-Infinity, -Infinity]);
  assert.deepEqual([...corrected.score(Float64Array.of(0, 1))], [0, 0]);
});

Deno.test("a margin takes δ (1−β) m / β out of the data's density, and the slope is the rest's", () => {
  const margin = 0.3;
  const corrected = new CorrectedDensity(bridged, 0, bridge, { beta, floor: 0.005, margin });
  const points = Float64Array.of(-5.5, -4.2, 4.8);
  const [p, m] = [data, bridge].map((law) => law.logDensity(points).map(Math.exp));
  const rest = p.map((value, i) => value - margin * (1 - beta) / beta * m[i]);
  assert.ok(rest.every((value) => value > 0));
  corrected.logDensity(points).forEach((value, i) => {
    assert.ok(Math.abs(value - Math.log(rest[i])) < 1e-12);
  });
  const [up, down] = [1e-6, -1e-6].map((h) => corrected.logDensity(points.map((x) => x + h)));
  corrected.score(points).forEach((slope, i) => {
    assert.ok(Math.abs(slope - (up[i] - down[i]) / 2e-6) < 1e-6);
  });
});
