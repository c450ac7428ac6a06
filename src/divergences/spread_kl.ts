import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { type Key, split } from "../random/key.ts";
import type { Divergence, Estimate, SampleEstimate } from "./divergence.ts";
import type { Evidence } from "./evidence.ts";
import { klDivergence, meanLogRatio } from "./kl.ts";
import { noisedEvidence } from "./samples/noised_evidence.ts";
import { spreadDensity } from "./population/spread_density.ts";

/** Parameters of the spread KL divergence. */
export interface SpreadKlParameters {
  /** σ², the variance per axis of the Gaussian noise that both laws receive; positive. */
  variance: number;
}

/** Panels of the rule that convolves, in shortest lengths: the rule used, and one to judge it by. */
const [FINE, COARSE] = [1, 2];

/**
 * The spread KL divergence KL(p̃‖q̃) with p̃ and q̃ = p and q convolved with N(0, σ² I), in nats.
 *
 * In closed form between single Gaussians of any dimension; by quadrature between Gaussian mixtures for
 * d ≤ 2, the convolution being exact; between other laws on the line and radial laws of the plane the
 * convolution is a quadrature too, judged against one of twice the step. Always finite but where it
 * exceeds the range of a double: after the noise supports are connected.
 */
export const spreadKlDivergence: Divergence<SpreadKlParameters> = {
  name: "spread-kl",
  title: "KL(p∗N‖q∗N)",
  description:
    "Spread KL divergence: KL after Gaussian noise on both laws, so that it is finite where supports differ. Sees mixing weights; blind to detail finer than the noise.",
  formula: String
    .raw`\mathrm{KL}\bigl(p * \mathcal{N}(0, t I) \,\|\, q * \mathcal{N}(0, t I)\bigr)`,
  source: `@inproceedings{zhang2020spread,
  author = {Zhang, Mingtian and Hayes, Peter and Bird, Thomas and Habib, Raza and Barber, David},
  title = {Spread Divergence},
  booktitle = {Proceedings of the 37th International Conference on Machine Learning},
  series = {PMLR}, volume = {119}, pages = {11106--11116}, year = {2020}
}`,
  needs: { p: ["density"], q: ["density"] },
  schema: z.strictObject({ variance: z.number().positive() }),
  evaluate(p: Distribution, q: Distribution, { variance }): Estimate {
    const spread = (scalesAPanel: number) => {
      const [noisyP, noisyQ] = [p, q].map((law) => spreadDensity(law, variance, scalesAPanel));
      return {
        isExact: noisyP.isExact && noisyQ.isExact,
        kl: () => klDivergence.evaluate(noisyP.distribution, noisyQ.distribution, {}),
      };
    };
    const fine = spread(FINE);
    const { value, error } = fine.kl();
    if (fine.isExact || value === Infinity) return { value, error };
    return { value, error: error + Math.abs(value - spread(COARSE).kl().value) };
  },
  fromSamples: {
    needs: { p: ["samples", "noised"], q: ["noised"] },
    description:
      "The mean log ratio of the noised densities over samples of p with noise of their own, without bias; for the laws whose noised form is known exactly.",
    estimate(p: Evidence, q: Evidence, { variance }, key: Key): SampleEstimate {
      const [keyP, keyQ] = split(key);
      const noisyP = noisedEvidence(p, variance, keyP);
      return meanLogRatio("spread-kl", "p", noisyP, noisedEvidence(q, variance, keyQ));
    },
  },
};
