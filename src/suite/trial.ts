/**
 * The plain JSON that travels: a trial to a worker, a result back, a line into `results.ndjson`.
 * Names in this file are stable from the first release.
 */

/** A distribution to estimate: a name for tables and a law in JSON. */
export interface Target {
  readonly name: string;
  readonly law: { readonly law: string; readonly [field: string]: unknown };
}

/** An estimator or divergence by name, with its parameters beside the name. */
export interface Method {
  readonly name: string;
  readonly [parameter: string]: unknown;
}

/** What a fit may spend. */
export interface Budget {
  /** Optimiser steps. */
  readonly steps: number;
  /** Samples of the target a step. */
  readonly batch: number;
}

/** Fits one estimator to one target under one seed. */
export interface FitTrial {
  readonly target: Target;
  readonly estimator: Method;
  readonly seed: number;
  readonly budget: Budget;
}

/** Evaluates one divergence D(p‖q_α) along a grid of mixing weights, without training. */
export interface ProfileTrial {
  readonly pair: ProfilePair;
  readonly divergence: Method;
  /** The values of α. */
  readonly grid: readonly number[];
}

/** One unit of work. */
export type Trial = FitTrial | ProfileTrial;

/** A trial with the identity under which its result is stored. */
export interface PlannedTrial {
  /** Hash of the canonical trial and the result version of its method. */
  readonly id: string;
  readonly trial: Trial;
  /** Relative cost, for starting the longest first; no unit. */
  readonly cost: number;
}

/** A measured quantity with its absolute error. */
export interface Measurement {
  readonly value: number;
  readonly error: number;
}

/** What a fit is scored on; see SPEC 3. Natural logarithms. */
export interface FitMetrics {
  readonly kl: Measurement;
  readonly reverseKl: Measurement;
  readonly totalVariation: Measurement;
  readonly modeWeights: {
    readonly estimated: readonly number[];
    readonly true: readonly number[];
    readonly totalVariation: number;
    readonly largestLogRatio: number;
  };
  readonly spuriousMass: Measurement;
  readonly fisher: Measurement;
}

/** A divergence along the grid of its trial. */
export interface ProfileMetrics {
  readonly profile: {
    readonly value: readonly number[];
    readonly error: readonly number[];
    /** The grid point with the least value. */
    readonly argmin: number;
  };
}

/** Named numbers that say how far a result can be trusted. */
export type Diagnostics = Readonly<Record<string, number | string | boolean>>;

/** Seconds that a trial took; the only part of a result that differs from run to run. */
export interface Timing {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
}

/** One line of `results.ndjson`. */
export type TrialResult = DoneResult | FailedResult;

/** A finished trial. */
export interface DoneResult {
  readonly id: string;
  readonly trial: Trial;
  readonly status: "done";
  readonly metrics: FitMetrics | ProfileMetrics;
  readonly diagnostics: Diagnostics;
  /** Paths under the run folder, `artifacts/…`. */
  readonly artifacts: readonly string[];
  readonly timing: Timing;
}

/** A trial that failed, with the reason; tried again on resume, never served as a result. */
export interface FailedResult {
  readonly id: string;
  readonly trial: Trial;
  readonly status: "failed";
  readonly reason: string;
  readonly timing: Timing;
}

/** A file that a trial leaves beside its result. */
export interface Artifact {
  /** Path under the run folder, `artifacts/….json`. */
  readonly path: string;
  readonly content: string;
}

/** The JSON in a fit's artifact `artifacts/<id>.json`. */
export interface FitArtifact {
  readonly density: DensityGrid;
  readonly training: TrainingCurve;
}

/** A log density on a regular 2-D grid, or on a 1-D one where `shape` has one entry. */
export interface DensityGrid {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Points along each axis, x first; the grid includes both ends. */
  readonly shape: readonly number[];
  /** Base64 of little-endian float32 log densities in nats; x runs fastest. */
  readonly logDensity: string;
}

/** Training as it went: one entry a recorded step. */
export interface TrainingCurve {
  readonly step: readonly number[];
  /** The objective on the batch (smoothed between records), up to the constant that the objective drops. */
  readonly loss: readonly number[];
  readonly gradientNorm: readonly number[];
}

/** How far a running trial is, from 0 to 1. */
export type OnProgress = (fraction: number) => void;

/** Two components whose mixing weight a profile sweeps. */
export interface ProfilePair {
  readonly name: string;
  /** The two components, as laws in JSON; q_α is α times the first and 1 − α times the second. */
  readonly components: readonly [Target["law"], Target["law"]];
  /** The mixing weight of p, the truth. */
  readonly truth: number;
}
