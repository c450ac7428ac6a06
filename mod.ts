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
export { createDistribution, type LawJson } from "./src/distributions/mod.ts";
export { mixtureOf } from "./src/distributions/mixture.ts";

// Divergences.
export type {
  Access,
  Divergence,
  Estimate,
  SampleEstimate,
  SampleForm,
} from "./src/divergences/divergence.ts";
export { divergences, estimateDivergence, evaluateDivergence } from "./src/divergences/mod.ts";
export { type Evidence, evidenceOf } from "./src/divergences/evidence.ts";
export { cauchySchwarzDivergence } from "./src/divergences/cauchy_schwarz.ts";
export { chiSquaredDivergence } from "./src/divergences/chi_squared.ts";
export { deBruijnDivergence } from "./src/divergences/de_bruijn.ts";
export {
  divergenceFrontierDivergence,
  type DivergenceFrontierParameters,
} from "./src/divergences/divergence_frontier.ts";
export {
  energyDiscrepancyDivergence,
  type EnergyDiscrepancyParameters,
} from "./src/divergences/energy_discrepancy.ts";
export { energyDistanceDivergence } from "./src/divergences/energy_distance.ts";
export { fisherDivergence } from "./src/divergences/fisher.ts";
export { jensenShannonDivergence } from "./src/divergences/jensen_shannon.ts";
export {
  kernelSteinDivergence,
  type KernelSteinParameters,
} from "./src/divergences/kernel_stein.ts";
export { klDivergence } from "./src/divergences/kl.ts";
export {
  mixtureFisherDivergence,
  type MixtureFisherParameters,
} from "./src/divergences/mixture_fisher.ts";
export { mmdDivergence, type MmdParameters } from "./src/divergences/mmd.ts";
export {
  nearestNeighbourRatioDivergence,
  type NearestNeighbourRatioParameters,
} from "./src/divergences/nearest_neighbour_ratio.ts";
export {
  noisedFisherDivergence,
  type NoisedFisherParameters,
} from "./src/divergences/noised_fisher.ts";
export {
  perturbedKernelSteinDivergence,
  type PerturbedKernelSteinParameters,
} from "./src/divergences/perturbed_kernel_stein.ts";
export { renyiDivergence, type RenyiParameters } from "./src/divergences/renyi.ts";
export { reverseFisherDivergence } from "./src/divergences/reverse_fisher.ts";
export { reverseKlDivergence } from "./src/divergences/reverse_kl.ts";
export { sinkhornDivergence, type SinkhornParameters } from "./src/divergences/sinkhorn.ts";
export {
  slicedEnergyDivergence,
  type SlicedEnergyParameters,
} from "./src/divergences/sliced_energy.ts";
export {
  slicedWassersteinDivergence,
  type SlicedWassersteinParameters,
} from "./src/divergences/sliced_wasserstein.ts";
export { spreadKlDivergence, type SpreadKlParameters } from "./src/divergences/spread_kl.ts";
export { squaredHellingerDivergence } from "./src/divergences/squared_hellinger.ts";
export { totalVariationDivergence } from "./src/divergences/total_variation.ts";
export { wasserstein1Divergence } from "./src/divergences/wasserstein_1.ts";
export {
  type BlindnessProfile,
  blindnessProfile,
  type ProfiledDivergence,
} from "./src/divergences/profiles/blindness_profile.ts";
export {
  type ProfileSamples,
  sampledBlindnessProfile,
} from "./src/divergences/profiles/sampled_profile.ts";

// Goodness-of-fit tests.
export type { GoodnessOfFitTest, Refusal } from "./src/goodness_of_fit/goodness_of_fit.ts";
export { goodnessOfFitPValue, goodnessOfFitTests } from "./src/goodness_of_fit/mod.ts";

// Estimators.
export type { ParameterSchema, ParameterSchemaResult } from "./src/validation/parameter_schema.ts";
export type {
  Budget,
  Diagnostics,
  Estimator,
  FitContext,
  FittedDensity,
  OnProgress,
  OnSnapshot,
  Problem,
  TrainingCurve,
  TrainingSnapshot,
  WeightedPoints,
} from "./src/estimators/estimator.ts";
export { fixedProblem, freshProblem } from "./src/estimators/problem.ts";
export { type AnyEstimator, estimators } from "./src/estimators/mod.ts";
export type { EngineName } from "./src/models/engine.ts";
export type { NetworkSettings } from "./src/estimators/training/network_settings.ts";
export { scoreMatching } from "./src/estimators/score_matching.ts";
export {
  mixtureScoreMatching,
  type MixtureScoreMatchingSettings,
} from "./src/estimators/mixture_score_matching.ts";
export type { Standardisation } from "./src/estimators/training/standardisation.ts";
export type { TiltedDensity } from "./src/models/tilted_density.ts";
export type { EnergyJet, Jet, JetOrder, JetShape } from "./src/kernels/energy_jet/jet.ts";
export type { GaussianFactors } from "./src/distributions/gaussian/gaussian_factors.ts";
export type { GaussianMixture } from "./src/distributions/gaussian_mixture.ts";
export type { RadialClamp } from "./src/models/radial_clamp.ts";
export { NormaliserError } from "./src/estimators/training/normaliser.ts";
export { NonFiniteError } from "./src/kernels/energy_jet/non_finite_error.ts";

// Metrics.
export { evaluateFit } from "./src/metrics/evaluate_fit.ts";
export type { Evaluation, Metric, MetricContext } from "./src/metrics/metric.ts";
export type { Integral } from "./src/numeric/integral.ts";
export type { FitMetrics } from "./src/metrics/mod.ts";
export type { ModeWeights } from "./src/metrics/mode_weights.ts";

// Distributions of one's own, and what checks them.
export type {
  PartialDistribution,
  PartialModes,
  PartialSupport,
} from "./src/distributions/derived/partial_distribution.ts";
export { deriveDistribution } from "./src/distributions/derived/derive_distribution.ts";
export { productOf } from "./src/distributions/product.ts";
export { affineOf } from "./src/distributions/affine.ts";
export type { Finding } from "./src/verify/finding.ts";
export { formatFindings } from "./src/verify/format_findings.ts";
export { verifyDistribution } from "./src/verify/verify_distribution.ts";
export type { VerifyDistributionOptions } from "./src/verify/distributions/subject.ts";
export { verifyDivergence, type VerifyDivergenceOptions } from "./src/verify/verify_divergence.ts";
export { verifyEstimator, type VerifyEstimatorOptions } from "./src/verify/verify_estimator.ts";
export { verifyMetric, type VerifyMetricOptions } from "./src/verify/verify_metric.ts";

// Modules of a person's own.
export {
  type Defined,
  defineDistribution,
  defineDivergence,
  defineEstimator,
  defineMetric,
  type DistributionModule,
  type DistributionParts,
  type DivergenceModule,
  type EstimatorModule,
  type MetricEvaluation,
  type MetricModule,
  type ModuleFit,
  type ModuleFitContext,
  type ModuleHeader,
  type ModuleSide,
  type RandomDraws,
} from "./src/foreign/define.ts";

// Samples.
export type { LoadedSampleSource, SampleSource } from "./src/samples/sample_source.ts";
export { loadSampleTargets, targetFromFile } from "./src/suite/load_sample_targets.ts";
export type { SampleFitMetrics } from "./src/metrics/samples/sample_fit_metrics.ts";

// The suite.
export type { FitPlan, PlannedBudget, Scenario } from "./src/suite/scenario.ts";
export type {
  Artifact,
  DensityGrid,
  DoneResult,
  FailedResult,
  FitArtifact,
  FitTrial,
  Method,
  PlannedTrial,
  PowerMetrics,
  PowerTrial,
  ProfileMetrics,
  ProfilePair,
  ProfileTrial,
  SampleTarget,
  Target,
  TestPoints,
  Timing,
  Trial,
  TrialResult,
} from "./src/suite/trial.ts";
export type { TrialOutcome } from "./src/suite/trial_outcome.ts";
export { parseScenario, type ScenarioRegistries } from "./src/suite/scenario_schema.ts";
export { planTrials, type ResultVersionOf, type StepCostOf } from "./src/suite/plan.ts";
export { registries, resultVersionOf, stepCostOf } from "./src/suite/registries.ts";
export { runTrial } from "./src/suite/run_trial.ts";
