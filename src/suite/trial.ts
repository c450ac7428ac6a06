/**
 * The plain JSON that travels: a trial to a worker, a result back, a line into `results.ndjson`.
 * Names in this file are stable from the first release.
 */

import type { Estimate } from "../divergences/divergence.ts";
import type { FitMetrics } from "../metrics/mod.ts";
import type { Budget, Diagnostics, OnProgress, TrainingCurve } from "../estimators/estimator.ts";

export type { Budget, Diagnostics, Estimate as Measurement, FitMetrics, OnProgress, TrainingCurve };

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

/** A divergence along the grid of its trial. */
export interface ProfileMetrics {
  readonly profile: {
    readonly value: readonly number[];
    readonly error: readonly number[];
    /** The grid point with the least value. */
    readonly argmin: number;
  };
}

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

/** Two components whose mixing weight a profile sweeps. */
export interface ProfilePair {
  readonly name: string;
  /** The two components, as laws in JSON; q_α is α times the first and 1 − α times the second. */
  readonly components: readonly [Target["law"], Target["law"]];
  /** The mixing weight of p, the truth. */
  readonly truth: number;
}
