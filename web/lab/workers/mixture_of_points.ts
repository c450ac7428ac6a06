import { maximiseLikelihood } from "../../../src/estimators/references/expectation_maximisation.ts";
import { seedMixture } from "../../../src/estimators/references/seed_mixture.ts";
import type { GaussianMixture } from "../../../src/distributions/gaussian_mixture.ts";
import { mixtureCovariances } from "../../../src/divergences/population/mixture_covariances.ts";
import { fold, keyFromSeed } from "../../../src/random/key.ts";
import type { Law } from "../protocol.ts";

/** Components at most: more than this cannot be told apart on a map. */
const MOST_COMPONENTS = 8;
const STARTS = 3;
const STEPS = 100;
/** Added to every variance, relative to the mean variance of the points. */
const FLOOR = 1e-4;
/** Digits that a law from points keeps: points know no more. */
const DIGITS = 6;

/**
 * The Gaussian mixture that expectation–maximisation finds in points, with the number of components
 * of the least Bayesian information criterion. Components in descending order of weight.
 *
 * @param points Points, `n × d`, at least two.
 * @param dimension d.
 */
export function mixtureOfPoints(points: Float64Array, dimension: number): Law {
  const count = points.length / dimension;
  const floor = FLOOR * meanVariance(points, dimension);
  let best: { mixture: GaussianMixture; criterion: number } | undefined;
  for (let components = 1; components <= Math.min(MOST_COMPONENTS, count / 4); components++) {
    for (let start = 0; start < (components > 1 ? STARTS : 1); start++) {
      const key = fold(fold(keyFromSeed(0), components), start);
      const seed = seedMixture(points, dimension, components, floor, key);
      const found = maximiseLikelihood(seed, points, floor, STEPS);
      const free = components * (1 + dimension + dimension * (dimension + 1) / 2) - 1;
      const criterion = free * Math.log(count) - 2 * count * found.logLikelihood;
      if (!best || criterion < best.criterion) best = { mixture: found.mixture, criterion };
    }
  }
  if (!best) {
    throw new RangeError(`Cannot find modes as points must be at least 4: there are ${count}`);
  }
  return lawOf(best.mixture);
}

function meanVariance(points: Float64Array, d: number): number {
  const count = points.length / d;
  let total = 0;
  for (let axis = 0; axis < d; axis++) {
    const own = points.filter((_, i) => i % d === axis);
    const mean = own.reduce((sum, x) => sum + x, 0) / count;
    total += own.reduce((sum, x) => sum + (x - mean) ** 2, 0) / count;
  }
  return total / d;
}

function lawOf(mixture: GaussianMixture): Law {
  const round = (value: number) => Number(value.toPrecision(DIGITS));
  const covariances = mixtureCovariances(mixture);
  const order = mixture.weights.map((_, k) => k).sort((a, b) =>
    mixture.weights[b] - mixture.weights[a]
  );
  return {
    law: "gaussian-mixture",
    weights: order.map((k) => mixture.weights[k]),
    means: order.map((k) => mixture.means[k].map(round)),
    covariances: order.map((k) => covariances[k].map((row) => row.map(round))),
  };
}
