import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { mixtureOf } from "../distributions/mixture.ts";
import { createDistribution, type LawJson, lawSchema } from "../distributions/mod.ts";
import { fold, type Key } from "../random/key.ts";
import { bridgedScore } from "./samples/bridged_score.ts";
import type { Divergence, Estimate, SampleEstimate } from "./divergence.ts";
import type { Evidence } from "./evidence.ts";
import { evaluateFisher, fisherTerms } from "./fisher.ts";
import { halfSquaredDistances } from "./samples/half_squared_distances.ts";
import { checkMass } from "./samples/log_ratios.ts";
import { samplesOf } from "./samples/samples_of.ts";
import { stratifiedMean, type Stratum } from "./samples/stratified_mean.ts";

/** Parameters of the mixture Fisher divergence. */
export interface MixtureFisherParameters {
  /** β, the weight of p and q beside the bridge, in (0, 1]; 1 is the plain Fisher divergence. */
  beta: number;
  /** m, the law that bridges the modes; required for β < 1. */
  bridge?: LawJson;
  /** For planar laws that are all radial: integrate over |x| > rMin only. Default 0. */
  rMin?: number;
}

/**
 * The mixture Fisher divergence MFD(p‖q) = FD(βp + (1−β)m ‖ βq + (1−β)m).
 *
 * Source: M. Zhang et al., "Towards Healing the Blindness of Score Matching", 2022, arXiv:2209.07396.
 */
export const mixtureFisherDivergence: Divergence<MixtureFisherParameters> = {
  name: "mixture-fisher",
  title: "MFD(p‖q)",
  description:
    "Fisher divergence after both densities are mixed with a bridge m: sees mixing weights where m connects the modes. Vanishes as β → 0.",
  formula: String
    .raw`\mathrm{MFD}_{\beta,m}(p\|q) = \mathrm{FD}\bigl(\beta p + (1-\beta) m \,\|\, \beta q + (1-\beta) m\bigr)`,
  source: `@misc{zhang2022towards,
  author = {Zhang, Mingtian and Key, Oscar and Hayes, Peter and Barber, David and Paige, Brooks and Briol, Fran{\\c{c}}ois-Xavier},
  title = {Towards Healing the Blindness of Score Matching},
  year = {2022}, eprint = {2209.07396}, archivePrefix = {arXiv}
}`,
  needs: { p: ["density", "score"], q: ["density", "score"] },
  schema: z.strictObject({
    beta: z.number().positive().max(1),
    bridge: lawSchema.optional(),
    rMin: z.number().min(0).optional(),
  }).superRefine(({ beta, bridge }, context) => {
    if (beta === 1 || bridge !== undefined) return;
    context.addIssue({
      code: "custom",
      path: ["bridge"],
      message: `must be given for beta below 1: current beta is ${beta} and no law is given`,
    });
  }),
  evaluate(p: Distribution, q: Distribution, { beta, bridge, rMin }): Estimate {
    const tolerance = rMin === undefined ? {} : { rMin };
    if (beta === 1) return evaluateFisher(p, q, tolerance);
    const m = bridgeOf(bridge, p.dimension);
    const weights = [beta, 1 - beta];
    return evaluateFisher(mixtureOf(weights, [p, m]), mixtureOf(weights, [q, m]), tolerance);
  },
  fromSamples: {
    needs: { p: ["samples", "density", "score"], q: ["density", "score"] },
    description:
      "β times the mean over samples of p plus 1 − β times the mean over as many samples of the bridge, without bias. Both densities must be normalised, as the responsibilities are made of them; for β = 1 scores alone count.",
    estimate(p: Evidence, q: Evidence, parameters, key: Key): SampleEstimate {
      const { beta, rMin = 0 } = parameters;
      const strata = beta === 1
        ? [{ weight: 1, points: p.samples!, terms: fisherTerms("mixture-fisher", "p", p, q) }]
        : bridgedStrata(p, q, beta, bridgeOf(parameters.bridge, p.dimension), key);
      return stratifiedMean(
        "mixture-fisher",
        strata.map(({ weight, points, terms }) => ({
          weight,
          terms: terms.map((term, i) => isOutside(points, i, p.dimension, rMin) ? term : 0),
        })),
      );
    },
  },
};

function bridgeOf(bridge: LawJson | undefined, dimension: number): Distribution {
  const m = createDistribution(bridge, "bridge");
  if (m.dimension === dimension) return m;
  throw new RangeError(
    `Cannot evaluate 'mixture-fisher' as 'bridge' must have the dimension of p and q (${dimension}): current dimension is ${m.dimension}`,
  );
}

/** The integrand at samples of p and at as many of the bridge. */
function bridgedStrata(
  p: Evidence,
  q: Evidence,
  beta: number,
  bridge: Distribution,
  key: Key,
): (Stratum & { readonly points: Float64Array })[] {
  const samples = samplesOf("mixture-fisher", "p", p);
  checkMass("mixture-fisher", "p", p.logDensity!(samples));
  const bridgeSamples = bridge.sample(fold(key, "bridge"), samples.length / p.dimension);
  const stratum = (weight: number, points: Float64Array) => {
    const [scoreP, scoreQ] = [p, q].map((side) => bridgedScore(side, bridge, beta, points));
    return { weight, points, terms: halfSquaredDistances(scoreP, scoreQ, p.dimension) };
  };
  return [stratum(beta, samples), stratum(1 - beta, bridgeSamples)];
}

function isOutside(points: Float64Array, i: number, dimension: number, rMin: number): boolean {
  return rMin === 0 || Math.hypot(...points.subarray(i * dimension, (i + 1) * dimension)) > rMin;
}
