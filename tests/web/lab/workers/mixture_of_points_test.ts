import assert from "node:assert/strict";
import { createDistribution } from "../../../../src/distributions/mod.ts";
import { keyFromSeed } from "../../../../src/random/key.ts";
import { mixtureOfPoints } from "../../../../web/lab/workers/mixture_of_points.ts";

Deno.test("the modes of points are those that the points were drawn from", () => {
  const drawn = createDistribution({
    law: "gaussian-mixture",
    weights: [0.7, 0.3],
    means: [[4, 0], [-4, 1]],
    covariances: [[[1, 0], [0, 1]], [[0.25, 0], [0, 0.25]]],
  });
  const law = mixtureOfPoints(drawn.sample(keyFromSeed(1001), 1000), 2);
  const { weights, means } = law as unknown as { weights: number[]; means: number[][] };
  assert.equal(weights.length, 2);
  // Three standard errors of a share of 1,000, and of a mean of 300.
  assert.ok(Math.abs(weights[0] - 0.7) < 3 * Math.sqrt(0.21 / 1000));
  [[4, 0], [-4, 1]].forEach((mean, k) =>
    mean.forEach((x, axis) => assert.ok(Math.abs(means[k][axis] - x) < 3 / Math.sqrt(300)))
  );
  createDistribution(law);
});
