import type { Estimate } from "../divergences/divergence.ts";
import type { Distribution } from "../distributions/distribution.ts";
import type { Budget, Diagnostics, Problem, TrainingCurve } from "../estimators/estimator.ts";
import type { WeightedPoints } from "../estimators/estimator.ts";
import type { Integral } from "../numeric/integral.ts";
import type { Key } from "../random/key.ts";
import type { ParameterSchema } from "../validation/parameter_schema.ts";

/**
 * Draws under a key. Every call draws anew, and the same calls under the same key give the same
 * numbers: nothing else makes a result repeatable, so use neither `Math.random` nor the clock.
 */
export interface RandomDraws {
  /** Independent draws from the uniform law on [0, 1). */
  uniform(count: number): Float64Array;
  /** Independent draws from the standard normal law. */
  normal(count: number): Float64Array;
}

/** What a module may say of itself; all of it optional. */
export interface ModuleHeader<Parameters> {
  /** A short title for tables. */
  readonly title?: string;
  /** What it is and what it does not see. */
  readonly description?: string;
  /** BibTeX of its source. */
  readonly source?: string;
  /** Its parameters with their defaults; others are refused, and so are values of another type. */
  readonly parameters?: Parameters;
  /** Checks parameters in place of `parameters`; every zod schema is one. */
  readonly schema?: ParameterSchema<Parameters>;
}

/** What is known of a distribution; the suite derives what is left out. */
export interface DistributionParts {
  /** The dimension d. */
  readonly dimension: number;
  /** The log density in nats at points `n × d`, row-major; −∞ outside the support. */
  logDensity(points: Float64Array): Float64Array;
  /** ∇ log p at points `n × d`; `n × d`. By central differences where left out. */
  score?(points: Float64Array): Float64Array;
  /** `count` independent points, `count × d`, from the draws of a key. */
  sample?(key: Key, count: number, random: RandomDraws): Float64Array;
  /** A box that holds all mass but less than 1e-15. */
  readonly support?: {
    readonly lower: readonly number[];
    readonly upper: readonly number[];
    readonly lengthScale?: number;
    readonly breakpoints?: readonly number[];
  };
  /** The modes with their true masses; one mode where left out. */
  readonly modes?: {
    readonly weights: readonly number[];
    /** The mode of each point of `n × d`. */
    assign(points: Float64Array): Int32Array;
  };
  /** False where `logDensity` lacks its normaliser; allowed in one and two dimensions. */
  readonly normalised?: boolean;
}

/** A distribution as the default export of a module: its parts, or `create` where it has parameters. */
export type DistributionModule<Parameters = Record<string, unknown>> =
  & ModuleHeader<Parameters>
  & (DistributionParts | { create(parameters: Parameters): DistributionParts });

/** What an estimator of a module's own gives; a `FittedDensity` of the suite is one. */
export interface ModuleFit {
  /** The log density in nats at points `n × d`. */
  logDensity(points: Float64Array): Float64Array;
  /** Its gradient, `n × d`; by central differences where left out. */
  score?(points: Float64Array): Float64Array;
  /** Draws from the fit; needed beyond two dimensions, unless `weighted` is given. */
  sample?(key: Key, count: number, random: RandomDraws): Float64Array;
  /** Points that stand for the fit beyond two dimensions. */
  readonly weighted?: WeightedPoints;
  /** False where `logDensity` lacks its normaliser; allowed in one and two dimensions. */
  readonly normalised?: boolean;
  /** Where its mass lies; found by search in one and two dimensions where left out. */
  readonly support?: DistributionParts["support"];
  /** Named numbers that say how far the fit can be trusted. */
  readonly diagnostics?: Diagnostics;
  /** How training went. */
  readonly training?: TrainingCurve;
}

/** What a module's fit runs under; that of the suite's estimators, with draws beside the key. */
export interface ModuleFitContext {
  /** Shared by all estimators of a seed. */
  readonly key: Key;
  /** Draws under the key. */
  readonly random: RandomDraws;
  /** What the fit may spend. */
  readonly budget: Budget;
  /** Told how far the fit is, from 0 to 1. */
  onProgress(fraction: number): void;
}

/** An estimator as the default export of a module. */
export interface EstimatorModule<Parameters = Record<string, unknown>>
  extends ModuleHeader<Parameters> {
  /** Fits a density to a problem's samples. */
  fit(
    problem: Problem,
    parameters: Parameters,
    context: ModuleFitContext,
  ): ModuleFit | Promise<ModuleFit>;
}

/** A side of a divergence, as a module sees it. */
export type ModuleSide = Pick<
  Distribution,
  "dimension" | "logDensity" | "score" | "sample" | "support"
>;

/** A divergence between two known distributions as the default export of a module. */
export interface DivergenceModule<Parameters = Record<string, unknown>>
  extends ModuleHeader<Parameters> {
  /** Its value, with an estimate of its absolute error unless it is a bare number. */
  evaluate(
    p: ModuleSide,
    q: ModuleSide,
    parameters: Parameters,
  ): Estimate | number | Promise<Estimate | number>;
}

/** Target p and fit q at one batch of points, as a metric of a module sees them. */
export interface MetricEvaluation {
  /** d. */
  readonly dimension: number;
  /** Points, `n × d`. */
  readonly points: Float64Array;
  /** log p, one a point. */
  readonly logP: Float64Array;
  /** log q, one a point. */
  readonly logQ: Float64Array;
  /** ½‖∇ log p − ∇ log q‖², one a point; 0 where p is negligible. */
  readonly halfSquaredScoreDifference: Float64Array;
  /** log p on the edge of the target's highest-density region of mass 0.999. */
  readonly logDensityEdge: number;
}

/** A metric of a fit as the default export of a module: integrals over the space. */
export interface MetricModule<Parameters = Record<string, unknown>>
  extends ModuleHeader<Parameters> {
  /** Its name in a result's `metrics`, in camel case. */
  readonly name: string;
  /** The integrands, one array of `n` values each; always as many. */
  integrands(evaluation: MetricEvaluation, parameters: Parameters): readonly Float64Array[];
  /** The value from the integrals, in the integrands' order; the first integral where left out. */
  report?(integrals: readonly Integral[], parameters: Parameters): Estimate;
}

/** The module's default export: what was defined, marked with its kind. */
export type Defined<Kind extends string, Module> = Module & { readonly kind: Kind };

/**
 * Marks a distribution as the default export of a module, with types for editors.
 *
 * @param module The distribution.
 */
export function defineDistribution<Parameters = Record<string, never>>(
  module: DistributionModule<Parameters>,
): Defined<"distribution", DistributionModule<Parameters>> {
  return Object.assign(module, { kind: "distribution" as const });
}

/**
 * Marks an estimator as the default export of a module, with types for editors.
 *
 * @param module The estimator.
 */
export function defineEstimator<Parameters = Record<string, never>>(
  module: EstimatorModule<Parameters>,
): Defined<"estimator", EstimatorModule<Parameters>> {
  return Object.assign(module, { kind: "estimator" as const });
}

/**
 * Marks a divergence as the default export of a module, with types for editors.
 *
 * @param module The divergence.
 */
export function defineDivergence<Parameters = Record<string, never>>(
  module: DivergenceModule<Parameters>,
): Defined<"divergence", DivergenceModule<Parameters>> {
  return Object.assign(module, { kind: "divergence" as const });
}

/**
 * Marks a metric as the default export of a module, with types for editors.
 *
 * @param module The metric.
 */
export function defineMetric<Parameters = Record<string, never>>(
  module: MetricModule<Parameters>,
): Defined<"metric", MetricModule<Parameters>> {
  return Object.assign(module, { kind: "metric" as const });
}
