import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { noised } from "../distributions/noised.ts";
import { type Key, split } from "../random/key.ts";
import type { Divergence, Estimate, SampleEstimate } from "./divergence.ts";
import type { Evidence } from "./evidence.ts";
import { evaluateFisher, fisherTerms } from "./fisher.ts";
import { noisedEvidence } from "./samples/noised_evidence.ts";
import { stratifiedMean } from "./samples/stratified_mean.ts";

/** Parameters of the noised Fisher divergence. */
export interface NoisedFisherParameters {
  /** t > 0, the variance per axis of the noise that is added to both laws; not a standard deviation. */
  variance: number;
}

/**
 * The noised Fisher divergence FD(p_t‖q_t), where p_t is the law of X + N(0, t I) with X ~ p.
 *
 * In closed form between single Gaussians of any dimension, else by quadrature for d ≤ 2. It covers the laws
 * whose noised form is known exactly (see {@linkcode noised}).
 */
export const noisedFisherDivergence: Divergence<NoisedFisherParameters> = {
  name: "noised-fisher",
  title: "FD(pₜ‖qₜ)",
  description:
    "Fisher divergence after Gaussian noise of variance t is added to both laws: sees mixing weights once the noise bridges the modes. Blind for noise much narrower than the gaps, and vanishes as t grows.",
  formula: String.raw`\mathrm{FD}(p_t\|q_t), \qquad p_t = p * \mathcal{N}(0, t I)`,
  source: `@inproceedings{song2019generative,
  author = {Song, Yang and Ermon, Stefano},
  title = {Generative Modeling by Estimating Gradients of the Data Distribution},
  booktitle = {Advances in Neural Information Processing Systems},
  volume = {32}, year = {2019}
}`,
  needs: { p: ["density", "score"], q: ["density", "score"] },
  schema: z.strictObject({ variance: z.number().positive() }),
  evaluate: (p: Distribution, q: Distribution, { variance }): Estimate =>
    evaluateFisher(noised(p, variance), noised(q, variance)),
  fromSamples: {
    needs: { p: ["samples", "noised"], q: ["noised"] },
    description:
      "The mean over samples of p with noise of their own, without bias, from the noised laws' scores. Where the noise does not bridge the modes, estimate and standard error are too small, as those of the Fisher divergence are.",
    estimate(p: Evidence, q: Evidence, { variance }, key: Key): SampleEstimate {
      const [keyP, keyQ] = split(key);
      const noisyP = noisedEvidence(p, variance, keyP);
      const noisyQ = noisedEvidence(q, variance, keyQ);
      return stratifiedMean("noised-fisher", [
        { weight: 1, terms: fisherTerms("noised-fisher", "p", noisyP, noisyQ) },
      ]);
    },
  },
};
