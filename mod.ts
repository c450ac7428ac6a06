/**
 * Blindspot: a benchmark suite for the blindness of score-based divergences.
 *
 * Score matching minimises the Fisher divergence, which sees local slopes alone: on a distribution
 * with separated modes it cannot tell their weights. The Mixture Fisher Divergence mixes both sides
 * with a bridging density and sees them again.
 *
 * @example How blind is each divergence to a wrong mixing weight?
 * ```ts
 * import assert from "node:assert/strict";
 * import { createDistribution, evaluateDivergence } from "@blindspot/blindspot";
 *
 * const pair = (weight: number) =>
 *   createDistribution({
 *     law: "gaussian-mixture",
 *     weights: [weight, 1 - weight],
 *     means: [[-5], [5]],
 *     covariances: [[[1]], [[1]]],
 *   });
 * const bridge = { law: "gaussian-mixture", weights: [1], means: [[0]], covariances: [[[25]]] };
 *
 * const kl = evaluateDivergence("kl", pair(0.2), pair(0.5));
 * const fd = evaluateDivergence("fisher", pair(0.2), pair(0.5));
 * const mfd = evaluateDivergence("mixture-fisher", pair(0.2), pair(0.5), { beta: 0.5, bridge });
 *
 * assert.equal(kl.value.toFixed(3), "0.193");
 * assert.equal(fd.value.toExponential(2), "2.31e-6");
 * assert.ok(mfd.value > 1000 * fd.value);
 * ```
 *
 * @module
 */

// Randomness.
export { fold, type Key, keyFromSeed, split } from "./src/random/key.ts";
export { uniform } from "./src/random/uniform.ts";
export { normal } from "./src/random/normal.ts";
export { categorical } from "./src/random/categorical.ts";

// Distributions.
export type { Distribution, Modes, Support } from "./src/distributions/distribution.ts";
export { createDistribution } from "./src/distributions/mod.ts";
export { mixtureOf } from "./src/distributions/mixture.ts";

// Divergences.
export type { Estimate } from "./src/divergences/divergence.ts";
export { evaluateDivergence } from "./src/divergences/mod.ts";
export {
  type BlindnessProfile,
  blindnessProfile,
  type ProfiledDivergence,
} from "./src/divergences/blindness_profile.ts";

// Estimators.
export type { ParameterSchema, ParameterSchemaResult } from "./src/estimators/parameter_schema.ts";
export type {
  Budget,
  Diagnostics,
  Estimator,
  FitContext,
  FittedDensity,
  OnProgress,
  Problem,
  TrainingCurve,
} from "./src/estimators/estimator.ts";
export type { EngineName } from "./src/models/engine.ts";
export type { NetworkSettings } from "./src/estimators/network_settings.ts";
export { scoreMatching } from "./src/estimators/score_matching.ts";
export {
  mixtureScoreMatching,
  type MixtureScoreMatchingSettings,
} from "./src/estimators/mixture_score_matching.ts";
export { NormaliserError } from "./src/estimators/normaliser.ts";
export { NonFiniteError } from "./src/kernels/energy_jet/non_finite_error.ts";

// Metrics.
export { evaluateFit } from "./src/metrics/evaluate_fit.ts";
export type { FitMetrics } from "./src/metrics/mod.ts";
export type { ModeWeights } from "./src/metrics/mode_weights.ts";

// The suite.
export type { Scenario } from "./src/suite/scenario.ts";
export type {
  Artifact,
  DensityGrid,
  DoneResult,
  FailedResult,
  FitArtifact,
  FitTrial,
  Method,
  PlannedTrial,
  ProfileMetrics,
  ProfilePair,
  ProfileTrial,
  Target,
  Timing,
  Trial,
  TrialResult,
} from "./src/suite/trial.ts";
export type { TrialOutcome } from "./src/suite/trial_outcome.ts";
export { parseScenario, type ScenarioRegistries } from "./src/suite/scenario_schema.ts";
export { planTrials, type ResultVersionOf } from "./src/suite/plan.ts";
export { registries, resultVersionOf } from "./src/suite/registries.ts";
export { runTrial } from "./src/suite/run_trial.ts";
