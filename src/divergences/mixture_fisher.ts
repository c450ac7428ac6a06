import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { mixtureOf } from "../distributions/mixture.ts";
import { createDistribution, type LawJson, lawSchema } from "../distributions/mod.ts";
import type { Divergence, Estimate } from "./divergence.ts";
import { evaluateFisher } from "./fisher.ts";

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
    const m = createDistribution(bridge, "bridge");
    if (m.dimension !== p.dimension) {
      throw new RangeError(
        `Cannot evaluate 'mixture-fisher' as 'bridge' must have the dimension of p and q (${p.dimension}): current dimension is ${m.dimension}`,
      );
    }
    const weights = [beta, 1 - beta];
    return evaluateFisher(mixtureOf(weights, [p, m]), mixtureOf(weights, [q, m]), tolerance);
  },
};
