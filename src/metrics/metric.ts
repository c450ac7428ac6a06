import type { Distribution } from "../distributions/distribution.ts";
import type { FittedDensity } from "../estimators/estimator.ts";
import type { Integral } from "../numeric/integral.ts";

/** Target p and fit q at one batch of points; logarithms in nats. */
export interface Evaluation {
  /** Points, `n × d`. */
  readonly points: Float64Array;
  /** log p, one a point. */
  readonly logP: Float64Array;
  /** log q, one a point. */
  readonly logQ: Float64Array;
  /** ½‖∇ log p − ∇ log q‖², one a point; 0 where p is negligible. */
  readonly halfSquaredScoreDifference: Float64Array;
}

/** What a metric may ask of the pair beside its integrals. */
export interface MetricContext {
  /** p. */
  readonly target: Distribution;
  /** q. */
  readonly fit: FittedDensity;
  /** log p on the edge of the target's highest-density region of mass 0.999. */
  readonly logDensityEdge: number;
}

/**
 * A metric of a fit against a target of known density: one file, one line of the registry. It is
 * stated as integrals over the space, so that all metrics share one quadrature.
 *
 * @typeParam Value What is reported.
 */
export interface Metric<Value = unknown> {
  /** Its name in a result's `metrics`, in camel case. */
  readonly name: string;
  /** A short title for tables. */
  readonly title: string;
  /** What it measures, its unit, and what it does not see. */
  readonly description: string;
  /** The integrands, one array of `n` values each. */
  integrands(evaluation: Evaluation, context: MetricContext): readonly Float64Array[];
  /** The reported value from the integrals, in the order of the integrands. */
  report(integrals: readonly Integral[], context: MetricContext): Value;
}
