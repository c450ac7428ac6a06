import { GaussianMixture } from "../../distributions/gaussian_mixture.ts";
import type { Modes } from "../../distributions/distribution.ts";
import {
  type EmStep,
  maximiseLikelihood,
} from "../../estimators/references/expectation_maximisation.ts";
import { seedMixture } from "../../estimators/references/seed_mixture.ts";
import { fold, type Key, keyFromSeed } from "../../random/key.ts";
import { columnMoments } from "./column_moments.ts";
import { orderOf } from "./order_of.ts";

/** More clusters than these are no modes that a table can list. */
const MOST_CLUSTERS = 8;
/** Starts of EM for each number of components. */
const STARTS = 5;
const STEPS = 200;
/** Points that clusters are found on: of more, so many at random. */
const MOST_POINTS = 5000;
/** Added to every variance, relative to that of a column: no component shrinks onto tied points. */
const FLOOR = 1e-3;

/**
 * Clusters of points, which stand for the modes of their law: the components of a mixture of Gaussians
 * with full covariances, as many as the Bayesian information criterion is least for, up to eight. A
 * point belongs to the component with the highest responsibility. A cluster that is not Gaussian can
 * come out as several. The key is fixed, so that all fits to the same points meet the same clusters.
 *
 * Source: C. Fraley, A. E. Raftery, "Model-based clustering, discriminant analysis, and density
 * estimation", Journal of the American Statistical Association 97 (2002).
 *
 * @param points Points, `n × d`; no column is constant.
 * @param dimension d.
 * @returns The clusters' shares of all points, the greatest first, and the rule of assignment.
 */
export function clustersOf(points: Float64Array, dimension: number): Modes {
  const key = fold(keyFromSeed(0), "clusters");
  const { centre, scale } = columnMoments(points, dimension);
  const standardised = (given: Float64Array) =>
    given.map((value, i) => (value - centre[i % dimension]) / scale[i % dimension]);
  const mixture = leastCriterion(
    subset(standardised(points), dimension, fold(key, "points")),
    dimension,
    fold(key, "starts"),
  );
  const raw = (given: Float64Array) => mostResponsible(mixture, standardised(given));
  const counts = new Array<number>(mixture.weights.length).fill(0);
  for (const component of raw(points)) counts[component]++;
  const kept = [...counts.keys()].filter((component) => counts[component] > 0)
    .sort((a, b) => counts[b] - counts[a] || a - b);
  // A component that no point belongs to can still hold far places: they go to the last cluster.
  const rank = counts.map((_, component) =>
    kept.includes(component) ? kept.indexOf(component) : kept.length - 1
  );
  const total = points.length / dimension;
  return {
    weights: kept.map((component) => counts[component] / total),
    assign: (given) => raw(given).map((component) => rank[component]),
  };
}

/** The mixture with the least −2 log L + (number of parameters) log n. */
function leastCriterion(points: Float64Array, d: number, key: Key): GaussianMixture {
  const count = points.length / d;
  let best: { mixture: GaussianMixture; criterion: number } | undefined;
  for (let components = 1; components <= MOST_CLUSTERS; components++) {
    const { mixture, logLikelihood } = likeliest(points, d, components, fold(key, components));
    const parameters = components * (1 + d + d * (d + 1) / 2) - 1;
    const criterion = -2 * count * logLikelihood + parameters * Math.log(count);
    if (best === undefined || criterion < best.criterion) best = { mixture, criterion };
  }
  return best!.mixture;
}

function likeliest(points: Float64Array, d: number, components: number, key: Key): EmStep {
  const starts = components > 1 ? STARTS : 1;
  return Array.from({ length: starts }, (_, start) => {
    const seed = seedMixture(points, d, components, FLOOR, fold(key, start));
    return maximiseLikelihood(seed, points, FLOOR, STEPS);
  }).reduce((best, next) => next.logLikelihood > best.logLikelihood ? next : best);
}

function mostResponsible(mixture: GaussianMixture, points: Float64Array): Int32Array {
  const d = mixture.dimension;
  const chosen = new Int32Array(points.length / d);
  const highest = new Float64Array(chosen.length).fill(-Infinity);
  mixture.weights.forEach((weight, k) => {
    if (weight === 0) return;
    const { mean, whitening, offset } = component(mixture, k);
    for (let i = 0; i < chosen.length; i++) {
      let squares = 0;
      for (let row = 0; row < d; row++) {
        let white = 0;
        for (let column = 0; column <= row; column++) {
          white += whitening[row * d + column] * (points[i * d + column] - mean[column]);
        }
        squares += white * white;
      }
      const value = offset - squares / 2;
      if (value <= highest[i]) continue;
      highest[i] = value;
      chosen[i] = k;
    }
  });
  return chosen;
}

/** log w − ½ log |Σ|, and what whitens a component. */
function component({ weights, means, factors }: GaussianMixture, k: number) {
  const { whitening, logDeterminant } = factors[k];
  return { mean: means[k], whitening, offset: Math.log(weights[k]) - logDeterminant / 2 };
}

function subset(points: Float64Array, d: number, key: Key): Float64Array {
  const count = points.length / d;
  if (count <= MOST_POINTS) return points;
  const chosen = new Float64Array(MOST_POINTS * d);
  orderOf(count, key).subarray(0, MOST_POINTS).forEach((index, i) =>
    chosen.set(points.subarray(index * d, (index + 1) * d), i * d)
  );
  return chosen;
}
