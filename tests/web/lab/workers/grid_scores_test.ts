import assert from "node:assert/strict";
import { createDistribution } from "../../../../src/distributions/mod.ts";
import { plotBox } from "../../../../src/suite/density_grid.ts";
import { GridScores } from "../../../../web/lab/workers/grid_scores.ts";

const gaussian = (mean: number[], variance: number) => ({
  law: "gaussian-mixture",
  weights: [1],
  means: [mean],
  covariances: [mean.map((_, row) => mean.map((_, column) => row === column ? variance : 0))],
});

for (const mean of [[1], [1, -0.5]]) {
  Deno.test(`KL on the grid is the closed form between Gaussians in ${mean.length}-D`, () => {
    const p = createDistribution(gaussian(mean, 1));
    const q = createDistribution(gaussian(mean.map(() => 0), 2));
    const scores = new GridScores(p, plotBox(p));
    const { kl, weights } = scores.score(q.logDensity(scores.points));
    // ½ (tr Σ_q⁻¹Σ_p + μᵀΣ_q⁻¹μ − d + log det Σ_q / det Σ_p).
    const d = mean.length;
    const squares = mean.reduce((sum, x) => sum + x * x, 0);
    const exact = 0.5 * (d / 2 + squares / 2 - d + d * Math.log(2));
    // The box ends some four standard deviations out.
    assert.ok(Math.abs(kl - exact) < 2e-3 * exact, `${kl} for ${exact}`);
    assert.deepEqual(weights, [1]);
  });
}

Deno.test("mass beyond the box is counted in the normaliser", () => {
  const p = createDistribution(gaussian([0, 0], 1));
  const scores = new GridScores(p, { lower: [-4, -4], upper: [4, 4] });
  const half = createDistribution({
    law: "gaussian-mixture",
    weights: [0.5, 0.5],
    means: [[0, 0], [11, 0]],
    covariances: [[[1, 0], [0, 1]], [[2, 0], [0, 2]]],
  });
  assert.ok(Math.abs(scores.logNormaliser(half.logDensity(scores.points))) < 0.01);
});

Deno.test("mode weights are those of the fit by the target's own assignment", () => {
  const modes = { means: [[-5, 0], [5, 0]], covariances: [[[1, 0], [0, 1]], [[1, 0], [0, 1]]] };
  const law = (weight: number) => ({
    law: "gaussian-mixture",
    weights: [weight, 1 - weight],
    ...modes,
  });
  const p = createDistribution(law(0.2));
  const scores = new GridScores(p, plotBox(p));
  const { weights } = scores.score(createDistribution(law(0.7)).logDensity(scores.points));
  assert.ok(Math.abs(weights[0] - 0.7) < 1e-4, `${weights}`);
});
