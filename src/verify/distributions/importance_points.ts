import type { Distribution } from "../../distributions/distribution.ts";
import { covarianceRows } from "../../distributions/gaussian/covariance_rows.ts";
import { GaussianMixture } from "../../distributions/gaussian_mixture.ts";
import { maximiseLikelihood } from "../../estimators/references/expectation_maximisation.ts";
import { seedMixture } from "../../estimators/references/seed_mixture.ts";
import { fold, type Key } from "../../random/key.ts";

/** Points with weights, for integrals over a density. */
export interface ImportancePoints {
  /** Points of the proposal, `n × d`. */
  readonly points: Float64Array;
  /** Density over proposal at each point; their mean is the density's mass. */
  readonly weights: Float64Array;
  /** How many draws of the density itself they are worth. */
  readonly effectiveSize: number;
}

const POINTS = 40_000;
const COMPONENTS = 8;
const STEPS = 40;
/** The proposal's covariances are wider than the fitted ones, so that weights stay bounded in the tails. */
const WIDENING = 1.5;
/** A share of the proposal is wider still. */
const WIDE_SHARE = 0.2;
const WIDE = 6;
/** Added to the variances, relative to the mean variance. */
const FLOOR = 1e-6;

/**
 * Draws from a mixture of Gaussians that was fitted to samples and widened, with the ratio of a density to it. Mass
 * of the density where no sample is near is missed.
 *
 * @param distribution The density.
 * @param samples Samples that show where its mass lies, `m × d`.
 * @param key The key to draw from.
 */
export function importancePoints(
  distribution: Distribution,
  samples: Float64Array,
  key: Key,
): ImportancePoints {
  const d = distribution.dimension;
  const floor = FLOOR * samples.reduce((sum, x) => sum + x * x, 0) / samples.length;
  const seed = seedMixture(samples, d, COMPONENTS, floor, fold(key, "seed"));
  const { mixture } = maximiseLikelihood(seed, samples, floor, STEPS);
  const proposal = widened(mixture);
  const points = proposal.sample(fold(key, "points"), POINTS);
  const logProposal = proposal.logDensity(points);
  const weights = distribution.logDensity(points).map((value, i) =>
    Math.exp(value - logProposal[i])
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  return { points, weights, effectiveSize: sum > 0 ? sum * sum / squares : 0 };
}

function widened({ weights, means, factors }: GaussianMixture): GaussianMixture {
  const parts = [[1 - WIDE_SHARE, WIDENING], [WIDE_SHARE, WIDE]].flatMap(([share, width]) =>
    weights.map((weight, k) => ({
      weight: share * weight,
      mean: [...means[k]],
      covariance: covarianceRows(factors[k]).map((row) => row.map((entry) => width * entry)),
    }))
  );
  return new GaussianMixture({
    weights: parts.map(({ weight }) => weight),
    means: parts.map(({ mean }) => mean),
    covariances: parts.map(({ covariance }) => covariance),
  });
}
