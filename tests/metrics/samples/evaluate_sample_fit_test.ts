import assert from "node:assert/strict";
import { createDistribution } from "../../../src/distributions/mod.ts";
import type { Distribution } from "../../../src/distributions/distribution.ts";
import type { FittedDensity } from "../../../src/estimators/estimator.ts";
import { clustersOf } from "../../../src/metrics/samples/clusters.ts";
import { evaluateSampleFit } from "../../../src/metrics/samples/evaluate_sample_fit.ts";
import { drawFromCells, fitCells } from "../../../src/metrics/samples/fit_cells.ts";
import { fold, keyFromSeed } from "../../../src/random/key.ts";

/** Two Gaussians eight standard deviations apart. */
function pair(weight: number, dimension: number): Distribution {
  const zeros = new Array(dimension - 1).fill(0);
  const identity = Array.from(
    { length: dimension },
    (_, row) => Array.from({ length: dimension }, (_, column) => row === column ? 1 : 0),
  );
  return createDistribution({
    law: "gaussian-mixture",
    weights: [weight, 1 - weight],
    means: [[-4, ...zeros], [4, ...zeros]],
    covariances: [identity, identity],
  });
}

/** A law as if it had been fitted. */
function asFit(law: Distribution, weighted = false): FittedDensity {
  const points = law.sample(keyFromSeed(99), 20_000);
  return {
    logDensity: (given) => law.logDensity(given),
    score: (given) => law.score(given),
    logNormaliserError: 0,
    support: law.support,
    ...(weighted && {
      weighted: { points, weights: new Float64Array(20_000).fill(1 / 20_000) },
    }),
    diagnostics: {},
    training: { step: [], loss: [], gradientNorm: [] },
    dispose: () => {},
  };
}

for (const dimension of [1, 2, 3]) {
  Deno.test(`a fit in dimension ${dimension} is scored by the law that it is`, () => {
    const truth = pair(0.25, dimension);
    const points = truth.sample(keyFromSeed(1001), 4000);
    const clusters = clustersOf(points, dimension);
    // The greater cluster comes first; its share is binomial with a standard error of 0.007.
    assert.equal(clusters.weights.length, 2);
    assert.ok(Math.abs(clusters.weights[0] - 0.75) < 0.028);
    const fit = asFit(pair(0.6, dimension), dimension > 2);
    const test = truth.sample(keyFromSeed(1002), 2000);
    const { metrics, logDensity } = evaluateSampleFit(fit, {
      test,
      logVolume: 0,
      clusters,
      key: keyFromSeed(1003),
    });
    // Components that far apart: H(p) + KL(p‖q) = d/2 log 2πe − Σ p log q.
    const nll = dimension / 2 * Math.log(2 * Math.PI * Math.E) - 0.25 * Math.log(0.6) -
      0.75 * Math.log(0.4);
    assert.ok(Math.abs(metrics.heldOutNll.value - nll) < 4 * metrics.heldOutNll.error);
    assert.equal(logDensity.length, 2000);
    const kl = 0.25 * Math.log(0.25 / 0.6) + 0.75 * Math.log(0.75 / 0.4);
    const { value, error } = metrics.nearestNeighbour!;
    assert.ok(Math.abs(value - kl) < 4 * error, `${value} ± ${error} is not ${kl}`);
    // The fit's mass on the greater cluster is 0.4, by a grid or by 20,000 draws.
    assert.ok(Math.abs(metrics.modeWeights!.estimated[0] - 0.4) < (dimension > 2 ? 0.015 : 1e-3));
  });
}

Deno.test("a unit of another length shifts the NLL by its logarithm alone", () => {
  const truth = pair(0.25, 1);
  const evaluation = {
    test: truth.sample(keyFromSeed(1001), 100),
    clusters: truth.modes,
    key: keyFromSeed(1002),
  };
  const [plain, scaled] = [0, Math.log(5)].map((logVolume) =>
    evaluateSampleFit(asFit(truth), { ...evaluation, logVolume }).metrics
  );
  assert.ok(Math.abs(scaled.heldOutNll.value - plain.heldOutNll.value - Math.log(5)) < 1e-12);
  assert.deepEqual(scaled.modeWeights, plain.modeWeights);
});

Deno.test("a fit in three dimensions without weighted points has the likelihood alone", () => {
  const truth = pair(0.25, 3);
  const { metrics } = evaluateSampleFit(asFit(truth), {
    test: truth.sample(keyFromSeed(1001), 50),
    logVolume: 0,
    clusters: truth.modes,
    key: keyFromSeed(1002),
  });
  assert.deepEqual(Object.keys(metrics), ["heldOutNll"]);
});

Deno.test("cells hold the mass of a density, and draws from them have its moments", () => {
  const law = pair(0.25, 2);
  const cells = fitCells(asFit(law));
  assert.ok(Math.abs(cells.total - 1) < 1e-6);
  const draws = drawFromCells(cells, fold(keyFromSeed(1001), "draws"), 20_000);
  const mean = [0, 1].map((axis) =>
    draws.reduce((sum, value, i) => i % 2 === axis ? sum + value / 20_000 : sum, 0)
  );
  // Mean 2 with variance 1 + 16 · 0.75; mean 0 with variance 1.
  assert.ok(Math.abs(mean[0] - 2) < 4 * Math.sqrt(13 / 20_000));
  assert.ok(Math.abs(mean[1]) < 4 * Math.sqrt(1 / 20_000));
});

Deno.test("one Gaussian is one cluster, whatever its units", () => {
  const law = createDistribution({
    law: "gaussian-mixture",
    weights: [1],
    means: [[1000, 0]],
    covariances: [[[250_000, 0], [0, 1e-4]]],
  });
  assert.deepEqual(clustersOf(law.sample(keyFromSeed(1001), 500), 2).weights, [1]);
});
