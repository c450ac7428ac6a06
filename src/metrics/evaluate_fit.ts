import type { Distribution } from "../distributions/distribution.ts";
import type { FittedDensity } from "../estimators/estimator.ts";
import type { Integral, Integrand } from "../numeric/integral.ts";
import { integrate, type Region } from "../numeric/region.ts";
import { keyFromSeed } from "../random/key.ts";
import { integrateBySampling } from "./integrate_by_sampling.ts";
import { type FitMetrics, metrics } from "./mod.ts";
import type { Evaluation, Metric, MetricContext } from "./metric.ts";

/** Where log p is below this, p adds nothing to a double-precision integral against scores. */
const NEGLIGIBLE_LOG_DENSITY = -80;
/** Draws that find the edge of the highest-density region. */
const EDGE_SAMPLES = 100_000;
const OUTSIDE_MASS = 0.001;
/** Enough for every smooth integrand; those with edges carry the error that they report. */
const TOLERANCE = { relative: 1e-4, absolute: 1e-7, maxEvaluations: 500_000 } as const;

/**
 * Scores a fit against a target of known density. In one or two dimensions all metrics go by one
 * quadrature: finely over the target's support, and over the rest of the fit's, however far its mass
 * reaches, on a grid of its own. In more they go by one set of fresh samples of both sides, and the
 * errors are standard errors.
 *
 * @param target The target.
 * @param fit The fit; in more than two dimensions it needs `weighted` points.
 * @param own Metrics beside the suite's own; their values stand beside the others' under their names.
 * @throws {RangeError} If a fit in more than two dimensions has no weighted points, or two metrics have
 *   one name.
 */
export function evaluateFit(
  target: Distribution,
  fit: FittedDensity,
  own: readonly Metric[] = [],
): FitMetrics {
  const all = [...metrics, ...own];
  refuseNamesakes(all);
  const context: MetricContext = { target, fit, logDensityEdge: logDensityEdge(target) };
  let counts: number[] = [];
  const integrandsAt = (points: Float64Array) => {
    const evaluation = evaluate(points, target, fit);
    const integrands = all.map((metric) => metric.integrands(evaluation, context));
    counts = integrands.map(({ length }) => length);
    return integrands.flat();
  };
  const integrals = target.dimension <= 2
    ? byQuadrature(target, fit, integrandsAt)
    : integrateBySampling(target, fit, integrandsAt);
  let start = 0;
  const entries = all.map((metric, index) => {
    const its = integrals.slice(start, start += counts[index]);
    return [metric.name, metric.report(its, context)];
  });
  return Object.fromEntries(entries);
}

function refuseNamesakes(all: readonly Metric[]): void {
  const names = all.map(({ name }) => name);
  const second = names.find((name, index) => names.indexOf(name) < index);
  if (second === undefined) return;
  throw new RangeError(
    `Cannot score the fit as two metrics must differ in name: both are '${second}'`,
  );
}

function byQuadrature(
  target: Distribution,
  fit: FittedDensity,
  integrandsAt: Integrand,
): Integral[] {
  const { radial: _, ...near } = target.support;
  const inside = integrate([near], integrandsAt, TOLERANCE);
  const outside = integrate(
    [fit.support],
    outsideOf(near, integrandsAt, inside.length),
    TOLERANCE,
  );
  return inside.map(({ value, error }, index) => ({
    value: value + outside[index].value,
    error: error + outside[index].error,
  }));
}

/** Integrands where a box does not reach, and 0 on it, as that is integrated by itself. */
function outsideOf({ lower, upper }: Region, integrand: Integrand, count: number): Integrand {
  const d = lower.length;
  return (points) => {
    const isInside = (i: number) =>
      lower.every((low, axis) =>
        points[i * d + axis] >= low && points[i * d + axis] <= upper[axis]
      );
    const kept = Array.from({ length: points.length / d }, (_, i) => i).filter((i) => !isInside(i));
    const values = Array.from({ length: count }, () => new Float64Array(points.length / d));
    if (kept.length === 0) return values;
    integrand(subsetOf(points, kept, d)).forEach((part, index) =>
      kept.forEach((i, j) => values[index][i] = part[j])
    );
    return values;
  };
}

/** Points `n × d` at some indices. */
function subsetOf(points: Float64Array, kept: readonly number[], d: number): Float64Array {
  const subset = new Float64Array(kept.length * d);
  kept.forEach((i, j) => subset.set(points.subarray(i * d, (i + 1) * d), j * d));
  return subset;
}

/** log p at its 0.001 quantile under p, under one key for all, so that every fit meets the same edge. */
function logDensityEdge(target: Distribution): number {
  const sorted = target.logDensity(target.sample(keyFromSeed(0), EDGE_SAMPLES)).sort();
  return sorted[Math.round(OUTSIDE_MASS * EDGE_SAMPLES)];
}

function evaluate(points: Float64Array, target: Distribution, fit: FittedDensity): Evaluation {
  const logP = target.logDensity(points);
  return {
    points,
    logP,
    logQ: fit.logDensity(points),
    halfSquaredScoreDifference: scoreDifference(points, logP, target, fit),
  };
}

/** ½‖s_p − s_q‖² at the points where p is not negligible, and 0 elsewhere. */
function scoreDifference(
  points: Float64Array,
  logP: Float64Array,
  target: Distribution,
  fit: FittedDensity,
): Float64Array {
  const d = target.dimension;
  const differences = new Float64Array(logP.length);
  const kept = [...logP.keys()].filter((i) => logP[i] > NEGLIGIBLE_LOG_DENSITY);
  if (kept.length === 0) return differences;
  const subset = subsetOf(points, kept, d);
  const targetScore = target.score(subset);
  const fitScore = fit.score(subset);
  kept.forEach((i, j) => {
    for (let axis = 0; axis < d; axis++) {
      differences[i] += 0.5 * (targetScore[j * d + axis] - fitScore[j * d + axis]) ** 2;
    }
  });
  return differences;
}
