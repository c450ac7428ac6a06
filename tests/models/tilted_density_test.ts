import assert from "node:assert/strict";
import { GaussianMixture } from "../../src/distributions/gaussian_mixture.ts";
import { openEngine } from "../../src/models/engine.ts";
import { initialise } from "../../src/models/initialise.ts";
import { RadialClamp } from "../../src/models/radial_clamp.ts";
import { TiltedDensity } from "../../src/models/tilted_density.ts";
import { keyFromSeed } from "../../src/random/key.ts";

const base = new GaussianMixture({
  weights: [1],
  means: [[0, 0]],
  covariances: [[[1.2, 0.3], [0.3, 0.8]]],
});

async function density(reach: number): Promise<TiltedDensity> {
  const shape = { dimension: 2, hidden: [16, 16] };
  const engine = await openEngine("simd");
  const parameters = initialise(keyFromSeed(3), shape, 4);
  const clamp = new RadialClamp(base.factors[0].precision, reach);
  return new TiltedDensity(base, engine.createJet(shape), parameters, clamp);
}

Deno.test("beyond the reach of samples the log density falls along rays as the base's does", async () => {
  const tilted = await density(2);
  const ray = [2.5, 4, 10, 30].map((length) => [0.8 * length, -0.6 * length]);
  const points = Float64Array.from(ray.flat());
  const own = tilted.logDensity(points);
  const tilts = [...base.logDensity(points)].map((value, i) => own[i] - value);
  for (const tilt of tilts) assert.ok(Math.abs(tilt - tilts[0]) < 1e-5 * (1 + Math.abs(tilts[0])));
  tilted.dispose();
});

Deno.test("the score is the log density's slope on either side of the reach", async () => {
  const tilted = await density(1.5);
  const points = Float64Array.of(0.3, 0.2, -0.9, 0.4, 3, 2, -1, -4);
  const score = tilted.score(points);
  const h = 1e-2;
  for (let index = 0; index < points.length; index++) {
    const [up, down] = [h, -h].map((shift) => {
      const moved = points.slice();
      moved[index] += shift;
      return tilted.logDensity(moved)[Math.floor(index / 2)];
    });
    // The network's values are float32 and the differences of second order.
    assert.ok(Math.abs(score[index] - (up - down) / (2 * h)) < 5e-3);
  }
  tilted.dispose();
});
