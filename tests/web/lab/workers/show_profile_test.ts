import assert from "node:assert/strict";
import { createDistribution } from "../../../../src/distributions/mod.ts";
import { fisherDivergence } from "../../../../src/divergences/fisher.ts";
import { mixtureFisherDivergence } from "../../../../src/divergences/mixture_fisher.ts";
import { profiledMixture } from "../../../../src/divergences/profiles/profiled_mixture.ts";
import { plotBox } from "../../../../src/suite/density_grid.ts";
import { showProfile } from "../../../../web/lab/workers/show_profile.ts";
import { firstAndRest } from "../../../../web/lab/workers/sweep_weight.ts";

const pair = {
  law: "gaussian-mixture",
  weights: [0.2, 0.8],
  means: [[-3], [3]],
  covariances: [[[1]], [[1]]],
};
const three = {
  law: "gaussian-mixture",
  weights: [0.2, 0.5, 0.3],
  means: [[-2, 0], [2, 0], [0, 3]],
  covariances: [[[1, 0], [0, 1]], [[1, 0], [0, 1]], [[0.5, 0], [0, 0.5]]],
};

for (
  const [name, law] of [["a pair on the line", pair], ["three modes in the plane", three]] as const
) {
  Deno.test(`the sweep of ${name} is that of the library by quadrature`, () => {
    const target = createDistribution(law);
    const ask = { kind: "profile", id: 1, law, box: plotBox(target), seed: 0, beta: 0.8 } as const;
    const { grid, fisher, mixture, truth } = showProfile({ ...ask, widening: 1 });
    assert.ok(Math.abs(truth - 0.2) < 1e-12);
    const { components } = firstAndRest(law)!;
    const [first, rest] = components.map((part) => createDistribution(part));
    // The exact moments: those of the fit's bridge, from 10,000 samples, are within a few per cent.
    const bridge = { law: "gaussian-mixture", weights: [1], ...momentsOf(law) };
    for (const k of [5, 24, 44]) {
      const q = profiledMixture([first, rest], grid[k]);
      const p = profiledMixture([first, rest], truth);
      near(fisher[k], fisherDivergence.evaluate(p, q, {}).value, 0.01);
      near(mixture[k], mixtureFisherDivergence.evaluate(p, q, { beta: 0.8, bridge }).value, 0.1);
    }
  });
}

Deno.test("a target with one mode has nothing to sweep", () => {
  const law = { law: "swiss-roll", std: 0.15 };
  const ask = { kind: "profile", id: 1, law, box: { lower: [-1, -1], upper: [1, 1] } } as const;
  assert.deepEqual(showProfile({ ...ask, beta: 0.9, widening: 1, seed: 0 }).grid, []);
});

function near(actual: number, expected: number, relative: number) {
  assert.ok(Math.abs(actual - expected) < relative * expected, `${actual} for ${expected}`);
}

/** Mean and covariance of a Gaussian mixture. */
function momentsOf({ weights, means, covariances }: typeof pair) {
  const axes = means[0].map((_, axis) => axis);
  const expectation = (of: (k: number) => number) =>
    weights.reduce((sum, w, k) => sum + w * of(k), 0);
  const mean = axes.map((axis) => expectation((k) => means[k][axis]));
  const covariance = axes.map((row) =>
    axes.map((column) =>
      expectation((k) =>
        covariances[k][row][column] +
        (means[k][row] - mean[row]) * (means[k][column] - mean[column])
      )
    )
  );
  return { means: [mean], covariances: [covariance] };
}
