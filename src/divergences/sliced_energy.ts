import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { GaussianMixture } from "../distributions/gaussian_mixture.ts";
import type { Divergence, Estimate } from "./divergence.ts";
import { rieszForm } from "./population/riesz_form.ts";
import { twoSampleForm } from "./samples/two_sample_form.ts";

/** Parameters of the sliced energy distance. */
export interface SlicedEnergyParameters {
  /** r of the Riesz kernel −‖x − y‖^r, above 0 and below 2. */
  exponent: number;
}

/**
 * The energy distance of the Riesz kernel, 2 E‖X − Y‖^r − E‖X − X′‖^r − E‖Y − Y′‖^r for 0 < r < 2, in the unit
 * of x to the power r; not its root, and without the factor ½ that the source puts before it. At r = 1 it is
 * the energy distance.
 *
 * Sliced: the mean over all directions θ of the same distance between the laws of θ·X and θ·Y is this one divided by
 * c = √π Γ((d + r)/2) / (Γ(d/2) Γ((r + 1)/2)), because E_θ|θ·z|^r = ‖z‖^r/c. What is computed is the distance in
 * ℝᵈ itself, which needs no slices.
 *
 * Between Gaussian mixtures of any dimension, as a one-dimensional integral over the widths of a Gaussian
 * kernel ({@linkcode rieszForm}). Other laws are refused.
 */
export const slicedEnergyDivergence: Divergence<SlicedEnergyParameters> = {
  name: "sliced-energy",
  title: "Riesz(p‖q)",
  description:
    "Energy distance of the Riesz kernel −‖x − y‖^r, which is that of its slices: twice the mean r-th power of the distance between p and q, less those within each. Sees mixing weights, the more the farther the modes are apart; hardly sees fine detail within a mode, the less the larger r, and at r near 2 little but the means.",
  formula: String
    .raw`D_r(p, q) = 2\,\mathbb{E}\|X - Y\|^r - \mathbb{E}\|X - X'\|^r - \mathbb{E}\|Y - Y'\|^r, \qquad 0 < r < 2`,
  source: `@inproceedings{hertrich2024generative,
  author = {Hertrich, Johannes and Wald, Christian and Altekr{\\"u}ger, Fabian and Hagemann, Paul},
  title = {Generative Sliced {MMD} Flows with {Riesz} Kernels},
  booktitle = {International Conference on Learning Representations},
  year = {2024}
}`,
  needs: { p: ["density"], q: ["density"] },
  schema: z.strictObject({ exponent: z.number().positive().lt(2) }),
  evaluate(p: Distribution, q: Distribution, { exponent }): Estimate {
    if (p instanceof GaussianMixture && q instanceof GaussianMixture) {
      return rieszForm(p, q, exponent);
    }
    throw new RangeError(
      `Cannot evaluate 'sliced-energy' as 'law' must be gaussian-mixture on both sides: current laws are "${p.law}" and "${q.law}"`,
    );
  },
  fromSamples: twoSampleForm("sliced-energy", ({ exponent }) => ({ name: "riesz", exponent })),
};
