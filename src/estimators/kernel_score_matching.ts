import { z } from "zod";
import { dataDensity } from "./training/data_density.ts";
import type { Estimator } from "./estimator.ts";
import { fitKernel, NO_TRAINING } from "./closed_form/kernel_fit.ts";
import { type KernelSettings, kernelSettingsFields } from "./closed_form/kernel_settings.ts";

const schema: z.ZodType<KernelSettings> = z.strictObject(kernelSettingsFields());

/**
 * Score matching in closed form on a lattice of Gaussian features: for a fixed base and fixed features
 * the model is an exponential family, and the objective quadratic in the weights. One or two dimensions; of a fit's budget it uses nothing, but draws `samples` points.
 */
export const kernelScoreMatching: Estimator<KernelSettings> = {
  name: "kernel-score-matching",
  title: "FD, closed form",
  description:
    "Minimises the Fisher divergence over log m + Σ wφ with Gaussian features on a lattice, in closed " +
    "form; bandwidth and penalty by the objective on held-out points. Converges to the closest such " +
    "density; blind to the weights of separated modes, which the penalty sets.",
  formula: String
    .raw`(G + \lambda I)\,w = -b, \qquad G = \mathbb{E}_{p} \sum_i \partial_i\phi\,\partial_i\phi^\top, \quad b = \mathbb{E}_{p}\bigl[\Delta\phi + \nabla\phi \cdot s_m\bigr]`,
  source: `@article{sriperumbudur2017density,
  author  = {Sriperumbudur, Bharath and Fukumizu, Kenji and Gretton, Arthur and
             Hyv{\\"a}rinen, Aapo and Kumar, Revant},
  title   = {Density Estimation in Infinite Dimensional Exponential Families},
  journal = {Journal of Machine Learning Research},
  volume  = {18},
  number  = {57},
  pages   = {1--59},
  year    = {2017}
}`,
  resultVersion: 1,
  highestDimension: 2,
  schema,
  async fit(problem, settings, context) {
    const fit = await fitKernel(problem, settings, context, 1);
    return dataDensity(fit.density, fit.normalisers, fit.standardisation, {
      diagnostics: fit.diagnostics,
      training: NO_TRAINING,
      dispose: () => {},
    });
  },
};
