import { z } from "zod";
import type { GaussianMixture } from "../distributions/gaussian_mixture.ts";
import { fold, type Key } from "../random/key.ts";
import { equallyWeighted } from "./references/equally_weighted.ts";
import type { Estimator, FitContext } from "./estimator.ts";
import { maximiseLikelihood } from "./references/expectation_maximisation.ts";
import { type FixedPoints, fixedPointsOf, joined } from "./references/fixed_points.ts";
import { NO_TRAINING } from "./closed_form/kernel_fit.ts";
import { seedMixture } from "./references/seed_mixture.ts";
import { standardise } from "./training/standardisation.ts";

/** Parameters of the Gaussian mixture. */
export interface GaussianMixtureSettings {
  /** Points that are drawn once from a problem without fixed points; a fifth of them is held out. */
  samples: number;
  /** Candidate numbers of components, from few to many. */
  components: number[];
  /** Starts of EM for each number of components. */
  starts: number;
  /** Added to every variance of a component, relative to the data's mean variance. */
  covarianceFloor: number;
}

/** Steps of EM that each start gets before the likeliest goes on alone. */
const FIRST_STEPS = 10;
const MOST_STEPS = 150;
/** Numbers of components in a row that may do worse than the best before the search ends. */
const PATIENCE = 2;
const DEFAULT_COMPONENTS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];
const rising = (values: number[]) => values.every((value, i) => i === 0 || value > values[i - 1]);

const schema: z.ZodType<GaussianMixtureSettings> = z.strictObject({
  samples: z.int().min(10).max(10_000_000).default(10_000),
  components: z.array(z.int().min(1).max(200)).min(1).max(40)
    .refine(rising, { error: "must rise from one to the next" }).default(DEFAULT_COMPONENTS),
  starts: z.int().min(1).max(100).default(3),
  covarianceFloor: z.number().positive().max(1).default(1e-4),
});

/**
 * A mixture of Gaussians with full covariances by expectation–maximisation, from several k-means++
 * starts. The number of components has the highest likelihood of held-out points; EM then goes on
 * over all points. Any dimension; of a fit's budget it uses nothing, but draws `samples` points.
 */
export const gaussianMixture: Estimator<GaussianMixtureSettings> = {
  name: "gaussian-mixture",
  title: "EM",
  description:
    "Maximum likelihood over mixtures of Gaussians by expectation–maximisation, with the number of " +
    "components of the highest held-out likelihood. No energy-based model: a reference, which four " +
    "Gaussians flatter. Converges to a local maximum of the likelihood.",
  formula: String
    .raw`\max_{w, \mu, \Sigma}\; \mathbb{E}_p \log \sum_k w_k\,\mathcal{N}(x; \mu_k, \Sigma_k)`,
  source: `@article{dempster1977maximum,
  author  = {Dempster, Arthur P. and Laird, Nan M. and Rubin, Donald B.},
  title   = {Maximum Likelihood from Incomplete Data via the {EM} Algorithm},
  journal = {Journal of the Royal Statistical Society: Series B},
  volume  = {39},
  number  = {1},
  pages   = {1--38},
  year    = {1977}
}`,
  resultVersion: 1,
  schema,
  async fit(problem, settings, context) {
    const { dimension } = problem;
    const fixed = fixedPointsOf(problem, context.key, settings.samples);
    const { scale } = standardise({ ...problem, fixed }, context.key, 1);
    const floor = settings.covarianceFloor * scale ** 2;
    const chosen = await chooseMixture(fixed, dimension, settings, floor, context);
    const { mixture } = maximiseLikelihood(chosen.mixture, joined(fixed), floor, MOST_STEPS);
    return {
      logDensity: (points) => mixture.logDensity(points),
      score: (points) => mixture.score(points),
      logNormaliserError: 0,
      weighted: dimension > 2
        ? equallyWeighted((key, count) => mixture.sample(key, count), fold(context.key, "draws"))
        : undefined,
      support: mixture.support,
      diagnostics: {
        components: mixture.weights.length,
        heldOutLogLikelihood: chosen.logLikelihood,
      },
      training: NO_TRAINING,
      dispose: () => {},
    };
  },
};

interface Choice {
  readonly mixture: GaussianMixture;
  /** Mean log likelihood of held-out points, in nats a point. */
  readonly logLikelihood: number;
}

/** The number of components with the highest held-out likelihood. */
async function chooseMixture(
  { training, heldOut }: FixedPoints,
  dimension: number,
  { components, starts }: GaussianMixtureSettings,
  floor: number,
  { key, signal, onProgress }: FitContext,
): Promise<Choice> {
  let best: Choice | undefined;
  let misses = 0;
  for (let index = 0; index < components.length && misses < PATIENCE; index++) {
    const own = fold(fold(key, "mixture"), components[index]);
    const mixture = likeliest(training, dimension, components[index], starts, floor, own);
    const values = mixture.logDensity(heldOut);
    const logLikelihood = values.reduce((sum, value) => sum + value, 0) / values.length;
    if (best && !(logLikelihood > best.logLikelihood)) misses++;
    else {
      misses = 0;
      best = { mixture, logLikelihood };
    }
    onProgress?.((index + 1) / components.length);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
  }
  return best!;
}

/** EM from the likeliest of several short runs. */
function likeliest(
  points: Float64Array,
  dimension: number,
  components: number,
  starts: number,
  floor: number,
  key: Key,
): GaussianMixture {
  const runs = Array.from({ length: components > 1 ? starts : 1 }, (_, start) => {
    const seed = seedMixture(points, dimension, components, floor, fold(key, start));
    return maximiseLikelihood(seed, points, floor, FIRST_STEPS);
  });
  const best = runs.reduce((so, next) => next.logLikelihood > so.logLikelihood ? next : so);
  return maximiseLikelihood(best.mixture, points, floor, MOST_STEPS).mixture;
}
