import assert from "node:assert/strict";
import type { Distribution } from "../../src/distributions/distribution.ts";
import { createDistribution } from "../../src/distributions/mod.ts";
import type { FittedDensity } from "../../src/estimators/estimator.ts";
import { evaluateFit } from "../../src/metrics/evaluate_fit.ts";

const unit = [[1, 0], [0, 1]];
const fourGaussians = (weights: number[], separation = 5) =>
  createDistribution({
    law: "gaussian-mixture",
    weights,
    means: [[1, 1], [-1, 1], [-1, -1], [1, -1]].map((mean) => mean.map((x) => x * separation)),
    covariances: [unit, unit, unit, unit],
  });

/** A distribution in the place of a fit. */
function asFit(distribution: Distribution): FittedDensity {
  return {
    logDensity: (points) => distribution.logDensity(points),
    score: (points) => distribution.score(points),
    logNormaliserError: 0,
    support: distribution.support,
    diagnostics: {},
    training: { step: [], loss: [], gradientNorm: [] },
    dispose: () => {},
  };
}

/*
 * Reference values: four unit Gaussians at (±5, ±5) with weights .1, .2, .3, .4 against equal
 * weights, by Gauss–Legendre quadrature in 25 digits with mpmath.
 */
const REFERENCE = {
  kl: 0.10644001539125744,
  reverseKl: 0.12177712230463009,
  totalVariation: 0.19999988533937127,
  fisher: 1.5535076842931816e-6,
} as const;

Deno.test("metrics of equal against unequal weights agree with their reference values", () => {
  const got = evaluateFit(
    fourGaussians([0.1, 0.2, 0.3, 0.4]),
    asFit(fourGaussians([0.25, 0.25, 0.25, 0.25])),
  );
  for (const name of ["kl", "reverseKl", "totalVariation", "fisher"] as const) {
    const { value, error } = got[name];
    assert.ok(Math.abs(value - REFERENCE[name]) <= error + 1e-12, `${name} ${value} ± ${error}`);
    assert.ok(error < 2e-3 * REFERENCE[name], `${name}'s error bound ${error}`);
  }
});

Deno.test("mode weights are those of the fit, with their distance from the truth", () => {
  const { modeWeights } = evaluateFit(
    fourGaussians([0.1, 0.2, 0.3, 0.4]),
    asFit(fourGaussians([0.25, 0.25, 0.25, 0.25])),
  );
  modeWeights.estimated.forEach((weight) => assert.ok(Math.abs(weight - 0.25) < 1e-4));
  assert.ok(Math.abs(modeWeights.totalVariation - 0.2) < 1e-4);
  assert.ok(Math.abs(modeWeights.largestLogRatio - Math.log(2.5)) < 1e-3);
});

Deno.test("a perfect fit scores 0, its mode weights are the truth and its spurious mass is 0.001", () => {
  const target = fourGaussians([0.1, 0.2, 0.3, 0.4]);
  const got = evaluateFit(target, asFit(target));
  for (const name of ["kl", "reverseKl", "totalVariation", "fisher"] as const) {
    assert.ok(Math.abs(got[name].value) <= got[name].error + 1e-12, name);
  }
  assert.ok(got.modeWeights.totalVariation < 1e-4);
  // The edge is a quantile of 100,000 draws: 100 ± 10 of them lie beyond.
  assert.ok(Math.abs(got.spuriousMass.value - 0.001) < 4e-4);
});

Deno.test("mass between the modes, where no sample of the target lies, is seen as spurious", () => {
  const target = fourGaussians([0.1, 0.2, 0.3, 0.4]);
  const leaking = createDistribution({
    law: "mixture",
    weights: [0.9, 0.1],
    components: [
      {
        law: "gaussian-mixture",
        weights: [0.1, 0.2, 0.3, 0.4],
        means: [[5, 5], [-5, 5], [-5, -5], [5, -5]],
        covariances: [unit, unit, unit, unit],
      },
      {
        law: "gaussian-mixture",
        weights: [1],
        means: [[0, 0]],
        covariances: [[[0.1, 0], [0, 0.1]]],
      },
    ],
  });
  const { spuriousMass, fisher, reverseKl, kl } = evaluateFit(target, asFit(leaking));
  assert.ok(Math.abs(spuriousMass.value - 0.1) < 1.5e-3);
  assert.ok(fisher.value < 1e-3, "scores on the target's own samples hardly see it");
  // KL(p‖q) = −log 0.9 where the components do not overlap.
  assert.ok(Math.abs(kl.value + Math.log(0.9)) < 1e-4);
  assert.ok(reverseKl.value > 1);
});

Deno.test("the normaliser's error is part of the error of KL", () => {
  const target = fourGaussians([0.25, 0.25, 0.25, 0.25]);
  const got = evaluateFit(target, { ...asFit(target), logNormaliserError: 0.01 });
  assert.ok(got.kl.error >= 0.01 && got.reverseKl.error >= 0.01);
});
