import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { noised } from "../distributions/noised.ts";
import type { Key } from "../random/key.ts";
import { contrastiveTerms } from "./samples/contrastive_terms.ts";
import type { Divergence, Estimate, SampleEstimate } from "./divergence.ts";
import type { Evidence } from "./evidence.ts";
import { klDivergence } from "./kl.ts";
import { samplesOf } from "./samples/samples_of.ts";
import { spreadKlDivergence } from "./spread_kl.ts";
import { stratifiedMean } from "./samples/stratified_mean.ts";

/** Parameters of the energy discrepancy. */
export interface EnergyDiscrepancyParameters {
  /** t > 0, the variance per axis of the Gaussian perturbation; not a standard deviation. */
  variance: number;
  /** M, contrastive draws a sample in the estimate from samples: an even number. Default 64. */
  draws: number;
}

/**
 * The energy discrepancy with the Gaussian perturbation of variance t, as a divergence:
 * ED_t(p‖q) = KL(p‖q) − KL(p_t‖q_t), where p_t is the law of X + N(0, t I) with X ~ p; in nats.
 *
 * Noise contracts KL, so that ED_t is not negative; as d/dt KL(p_t‖q_t) = −FD(p_t‖q_t) it is also
 * ∫₀^t FD(p_s‖q_s) ds, which is t FD(p‖q) for little noise and tends to KL(p‖q) as t grows.
 *
 * The loss that the paper trains with, E_p U(X) − E_{p_t} U_t(Y) with the energy U of q and
 * U_t(y) = −log E exp(−U(y + N(0, t I))), differs from it by −E_p log p + E_{p_t} log p_t, which does not depend on q. Here
 * that constant is counted, so that the value is 0 at p = q; hence p's density is needed, while the
 * loss needs p's samples alone. A constant added to a log density cancels: neither normaliser is needed.
 *
 * The population value covers the laws that KL covers and whose noised form is known, exactly or by the
 * quadrature of {@linkcode spreadKlDivergence}.
 *
 * Source: T. Schröder, Z. Ou, J. N. Lim, Y. Li, S. J. Vollmer, A. B. Duncan, "Energy Discrepancies: A
 * Score-Independent Loss for Energy-Based Models", NeurIPS 2023.
 */
export const energyDiscrepancyDivergence: Divergence<EnergyDiscrepancyParameters> = {
  name: "energy-discrepancy",
  title: "EDₜ(p‖q)",
  description:
    "Energy discrepancy: the part of KL(p‖q) that Gaussian noise of variance t removes, from unnormalised densities without scores. As blind as the Fisher divergence for noise much narrower than the gaps between modes; tends to KL as the noise widens.",
  formula: String
    .raw`\mathrm{ED}_t(p\|q) = \mathrm{KL}(p\|q) - \mathrm{KL}(p_t\|q_t), \qquad p_t = p * \mathcal{N}(0, t I)`,
  source: `@inproceedings{schroder2023energy,
  author = {Schr{\\"o}der, Tobias and Ou, Zijing and Lim, Jen Ning and Li, Yingzhen and Vollmer, Sebastian J. and Duncan, Andrew B.},
  title = {Energy Discrepancies: A Score-Independent Loss for Energy-Based Models},
  booktitle = {Advances in Neural Information Processing Systems},
  volume = {36}, year = {2023}
}`,
  needs: { p: ["density"], q: ["density"] },
  schema: z.strictObject({
    variance: z.number().positive(),
    draws: z.int().min(2).multipleOf(2).default(64),
  }),
  evaluate(p: Distribution, q: Distribution, { variance }): Estimate {
    const kl = klDivergence.evaluate(p, q, {});
    if (kl.value === Infinity) return kl;
    const contracted = noisedKl(p, q, variance);
    return {
      value: Math.max(0, kl.value - contracted.value),
      error: kl.error + contracted.error,
    };
  },
  fromSamples: {
    needs: { p: ["samples", "density"], q: ["density"] },
    description:
      "The paper's contrastive estimate for p and for q with the same noise, without its stabilising weight, which would bias it: log pₜ and log qₜ are logarithms of means over M draws, jackknifed over two halves, so that what is left is a bias of order 1/M², which cancels at p = q; densities may be unnormalised.",
    estimate(p: Evidence, q: Evidence, { variance, draws }, key: Key): SampleEstimate {
      const samples = samplesOf("energy-discrepancy", "p", p);
      const terms = contrastiveTerms(samples, p, q, { variance, draws }, key);
      return stratifiedMean("energy-discrepancy", [{ weight: 1, terms }]);
    },
  },
};

function noisedKl(p: Distribution, q: Distribution, variance: number): Estimate {
  const exact = exactlyNoised([p, q], variance);
  if (exact === undefined) return spreadKlDivergence.evaluate(p, q, { variance });
  return klDivergence.evaluate(exact[0], exact[1], {});
}

function exactlyNoised(
  laws: readonly Distribution[],
  variance: number,
): Distribution[] | undefined {
  try {
    return laws.map((law) => noised(law, variance));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
