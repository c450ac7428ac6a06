import type { Support } from "../distributions/distribution.ts";
import type { EngineName } from "../models/engine.ts";
import type { TiltedDensity } from "../models/tilted_density.ts";
import type { Key } from "../random/key.ts";
import type { ParameterSchema } from "../validation/parameter_schema.ts";
import type { Standardisation } from "./training/standardisation.ts";

export type { EngineName };

/** What an estimator may see of a target: samples, and nothing else. */
export interface Problem {
  /** The dimension d. */
  readonly dimension: number;
  /**
   * Independent samples of the target, `n × d` row-major: fresh ones, or draws with replacement from
   * the training points where these are fixed.
   */
  sample(key: Key, count: number): Float64Array;
  /** The points of a problem with fixed data; fresh samples are without end where left out. */
  readonly fixed?: {
    /** Points to train on, `n × d`. */
    readonly training: Float64Array;
    /** Points that nothing is trained on, for early stopping and for the choice of parameters, `n × d`. */
    readonly heldOut: Float64Array;
  };
}

/** What a fit runs under. */
export interface FitContext {
  /** The only source of randomness; shared by all estimators of a seed. */
  readonly key: Key;
  /** What the fit may spend. */
  readonly budget: Budget;
  /** What computes energy networks; `simd` if left out. */
  readonly engine?: EngineName;
  /** Ends the fit early. */
  readonly signal?: AbortSignal;
  /** Told how far the fit is. */
  readonly onProgress?: OnProgress;
  /**
   * Shown the energy network after each step, by the estimators that are one of those of `fitEnergy`;
   * looking takes nothing from the fit's keys, so that its result has the same bits with and without.
   */
  readonly onSnapshot?: OnSnapshot;
}

/** An energy network in the middle of its training. */
export interface TrainingSnapshot {
  /** Steps that are done. */
  readonly step: number;
  /** The map onto the coordinates that `density` is in, and the base density. */
  readonly standardisation: Standardisation;
  /**
   * The network of the averaged parameters so far, neither normalised nor corrected, in standardised
   * coordinates; to be disposed of. Nothing is copied unless this is called, during the callback.
   */
  density(): TiltedDensity;
}

/** Shown an energy network as it trains. */
export type OnSnapshot = (snapshot: TrainingSnapshot) => void;

/** Points that stand for a density. */
export interface WeightedPoints {
  /** Points, `n × d`. */
  readonly points: Float64Array;
  /** Weights that sum to 1; length n. */
  readonly weights: Float64Array;
}

/** A normalised density that was fitted to samples. */
export interface FittedDensity {
  /** Log density in nats at points `n × d`. */
  logDensity(points: Float64Array): Float64Array;
  /** ∇ log q at points `n × d`; `n × d`. */
  score(points: Float64Array): Float64Array;
  /** Estimated absolute error of the log normaliser, and so of every log density, in nats. */
  readonly logNormaliserError: number;
  /** Its mass as weighted points, where its normaliser was estimated by importance sampling. */
  readonly weighted?: WeightedPoints;
  /** Where its mass lies, as far as its own normaliser knows. */
  readonly support: Support;
  /** How far the fit can be trusted. */
  readonly diagnostics: Diagnostics;
  /** How training went. */
  readonly training: TrainingCurve;
  /** Frees what evaluation holds. */
  dispose(): void;
}

/**
 * A density estimator: one file, one entry of the registry. It states an objective on energy jets;
 * the network, its initialisation, the data stream, the optimiser and the normaliser are shared.
 *
 * @typeParam Parameters Its parameters after defaults.
 */
export interface Estimator<Parameters = Record<string, unknown>> {
  /** Its name in kebab case, as in JSON. */
  readonly name: string;
  /** A short title for tables. */
  readonly title: string;
  /** What it minimises, what it converges to, and what it does not see. */
  readonly description: string;
  /** What it minimises, in TeX: p the data, m the base density, f the network, s its score. */
  readonly formula?: string;
  /** BibTeX of its source. */
  readonly source: string;
  /** Raised whenever the same trial would give another result; part of every result's id. */
  readonly resultVersion: number;
  /** The highest dimension that it covers; that of the energy network where left out. */
  readonly highestDimension?: number;
  /**
   * The CPU time of a step in steps of score matching, by `deno task bench:steps`, for budgets of equal
   * time; left out where there are no steps.
   */
  readonly stepCost?: number;
  /** Validates the parameters and fills in defaults; unknown fields are refused. */
  readonly schema: ParameterSchema<Parameters>;
  /**
   * Fits the target's density.
   *
   * @throws {NonFiniteError} If training leaves the finite numbers.
   * @throws {NormaliserError} If the fit cannot be normalised.
   * @throws {DOMException} `AbortError`, if the context's signal is aborted.
   */
  fit(problem: Problem, parameters: Parameters, context: FitContext): Promise<FittedDensity>;
}

/** What a fit may spend. */
export interface Budget {
  /** Optimiser steps. */
  readonly steps: number;
  /** Samples of the target a step. */
  readonly batch: number;
}

/** Named numbers that say how far a result can be trusted. */
export type Diagnostics = Readonly<Record<string, number | string | boolean>>;

/** Training as it went: one entry a recorded step. */
export interface TrainingCurve {
  /** The step after which each record was made. */
  readonly step: readonly number[];
  /** The mean objective since the last record, up to the constant that the objective drops. */
  readonly loss: readonly number[];
  /** The mean norm of the gradient since the last record, before clipping. */
  readonly gradientNorm: readonly number[];
  /** With held-out points: the objective on them, under keys that stay the same. */
  readonly heldOut?: { readonly step: readonly number[]; readonly loss: readonly number[] };
}

/** How far a running trial is, from 0 to 1. */
export type OnProgress = (fraction: number) => void;
