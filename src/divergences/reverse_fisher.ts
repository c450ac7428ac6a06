import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import type { Divergence, Estimate, SampleEstimate } from "./divergence.ts";
import type { Evidence } from "./evidence.ts";
import { evaluateFisher, fisherTerms } from "./fisher.ts";
import { stratifiedMean } from "./samples/stratified_mean.ts";

/**
 * The reverse Fisher divergence FD(q‖p) = ½ E_q ‖∇ log p − ∇ log q‖².
 *
 * In closed form between single Gaussians of any dimension, else by quadrature for d ≤ 2. Infinite where q
 * has mass and p has none.
 */
export const reverseFisherDivergence: Divergence<Record<string, never>> = {
  name: "reverse-fisher",
  title: "FD(q‖p)",
  description:
    "Reverse Fisher divergence: half the mean squared difference of the scores where q has its mass. Sees q's spurious modes; blind to the weights of modes that are far apart, as the Fisher divergence is.",
  formula: String
    .raw`\mathrm{FD}(q\|p) = \tfrac12\,\mathbb{E}_{x \sim q}\,\|\nabla\log p(x) - \nabla\log q(x)\|^2`,
  source: `@misc{yang2019variational,
  author = {Yang, Yue and Martin, Ryan and Bondell, Howard},
  title = {Variational Approximations using {Fisher} Divergence},
  year = {2019}, eprint = {1905.05284}, archivePrefix = {arXiv}
}`,
  needs: { p: ["density", "score"], q: ["density", "score"] },
  schema: z.strictObject({}),
  evaluate: (p: Distribution, q: Distribution): Estimate => evaluateFisher(q, p),
  fromSamples: {
    needs: { p: ["score"], q: ["samples", "score"] },
    description:
      "The mean over samples of q, without bias, from scores alone. Between weights of modes that are far apart the value comes from the gap, where hardly a sample lies: estimate and standard error are then both too small.",
    estimate: (p: Evidence, q: Evidence): SampleEstimate =>
      stratifiedMean("reverse-fisher", [
        { weight: 1, terms: fisherTerms("reverse-fisher", "q", q, p) },
      ]),
  },
};
