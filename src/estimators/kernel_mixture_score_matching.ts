import { z } from "zod";
import type { Correction } from "./training/corrected_density.ts";
import { correctFit } from "./training/corrected_fit.ts";
import { dataDensity } from "./training/data_density.ts";
import type { Estimator } from "./estimator.ts";
import { healingPaper } from "./healing_paper.ts";
import { fitKernel, NO_TRAINING } from "./closed_form/kernel_fit.ts";
import { type KernelSettings, kernelSettingsFields } from "./closed_form/kernel_settings.ts";

/** Parameters of mixture score matching in closed form. */
export interface KernelMixtureSettings extends KernelSettings, Correction {}

const schema: z.ZodType<KernelMixtureSettings> = z.strictObject({
  ...kernelSettingsFields(),
  beta: z.number().gt(0).lt(1).default(0.8),
  floor: z.number().min(0).max(1).default(0.01),
  margin: z.number().min(0).max(1).default(0),
});

/**
 * Mixture score matching in closed form on a lattice of Gaussian features. The bridge m is the
 * Gaussian with the data's moments, so that its part of the objective is exact: by Stein's identity
 * it is (1−β) ½ E_m‖∇f‖², a quadratic form in the weights. The bridge is taken out at the end. One or
 * two dimensions; of a fit's budget it uses nothing, but draws `samples` points.
 */
export const kernelMixtureScoreMatching: Estimator<KernelMixtureSettings> = {
  name: "kernel-mixture-score-matching",
  title: "MFD, closed form",
  description:
    "Minimises the Mixture Fisher Divergence over log m + Σ wφ with Gaussian features on a lattice, in " +
    "closed form, the bridge's part exactly; bandwidth and penalty by the objective on held-out " +
    "points; normalised once and corrected. Sees the weights of modes that the bridge connects.",
  formula: String
    .raw`(G + \lambda I)\,w = -b, \qquad G = \mathbb{E}_{\tilde p} \sum_i \partial_i\phi\,\partial_i\phi^\top, \quad b = \mathbb{E}_{\tilde p}\bigl[\Delta\phi + \nabla\phi \cdot s_m\bigr], \quad \tilde p = \beta p + (1 - \beta) m`,
  source: healingPaper,
  resultVersion: 1,
  highestDimension: 2,
  schema,
  async fit(problem, settings, context) {
    const fit = await fitKernel(problem, settings, context, settings.beta);
    const { density, normalisers, diagnostics } = correctFit(fit, settings, context.key);
    return dataDensity(density, normalisers, fit.standardisation, {
      diagnostics: { ...fit.diagnostics, ...diagnostics },
      training: NO_TRAINING,
      dispose: () => {},
    });
  },
};
