import assert from "node:assert/strict";
import { createDistribution } from "../../../src/distributions/mod.ts";
import { fixedProblem, freshProblem } from "../../../src/estimators/problem.ts";
import { sampledReach } from "../../../src/estimators/training/sampled_reach.ts";
import { standardise } from "../../../src/estimators/training/standardisation.ts";
import { keyFromSeed } from "../../../src/random/key.ts";

Deno.test("with Gaussian data it is about where a sample in ten thousand lies", () => {
  const law = {
    law: "gaussian-mixture",
    weights: [1],
    means: [[1, 2]],
    covariances: [[[4, 1], [1, 3]]],
  };
  const problem = freshProblem(createDistribution(law));
  const key = keyFromSeed(4);
  const reach = sampledReach(problem, standardise(problem, key, 1), key);
  // Squared radii are chi-squared with 2 degrees: of n, the greatest is 2 log n + 2 Gumbel, twice over.
  const gumbel = reach ** 2 / 2 - Math.log(20_000);
  assert.ok(gumbel > -2.2 && gumbel < 7, `${gumbel}`);
});

Deno.test("no training point lies beyond it", () => {
  const points = Float64Array.from({ length: 400 }, (_, i) => Math.sin(1 + i));
  points[7] = 90;
  const problem = fixedProblem(points, 2);
  const key = keyFromSeed(4);
  const standardisation = standardise(problem, key, 1);
  const reach = sampledReach(problem, standardisation, key);
  const outlier = standardisation.apply(points.slice(6, 8));
  const { precision } = standardisation.base.factors[0];
  const squared = precision[0] * outlier[0] ** 2 + 2 * precision[1] * outlier[0] * outlier[1] +
    precision[3] * outlier[1] ** 2;
  assert.ok(Math.abs(reach - Math.sqrt(squared)) < 1e-9);
});
