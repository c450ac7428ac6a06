import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { noised } from "../distributions/noised.ts";
import { integrateHalfLine } from "../numeric/half_line.ts";
import { unionRegion } from "../numeric/region.ts";
import type { Key } from "../random/key.ts";
import type { Divergence, Estimate, SampleEstimate } from "./divergence.ts";
import { estimateDeBruijn } from "./samples/estimate_de_bruijn.ts";
import type { Evidence } from "./evidence.ts";
import { evaluateFisher } from "./fisher.ts";

/** Relative tolerance of the integral over t; above the rounding of the Fisher divergences in it. */
const RELATIVE = 1e-9;
/** Most noise levels. */
const MOST_LEVELS = 1_000;
/** Most points for each level on the line: for nearly equal laws, rounding must not be refined. */
const MOST_POINTS_ON_LINE = 20_000;

/**
 * The de Bruijn integral ∫₀^∞ FD(p_t‖q_t) dt, where p_t is the law of X + N(0, t I) with X ~ p. It equals
 * KL(p‖q), because d/dt KL(p_t‖q_t) = −FD(p_t‖q_t), but uses the laws' scores at every noise level only.
 *
 * By quadrature over t. The Fisher divergences in it are closed forms between single Gaussians of any
 * dimension, else quadratures for d ≤ 2; it covers the laws that {@linkcode noised} covers.
 *
 * Source: S. Lyu, "Interpretation and Generalization of Score Matching", UAI 2009, theorem 1.
 */
export const deBruijnDivergence: Divergence<Record<string, never>> = {
  name: "de-bruijn",
  title: "∫FD(pₜ‖qₜ)dt",
  description:
    "De Bruijn integral: the noised Fisher divergences summed over all noise levels, which is KL(p‖q) from scores alone. Sees mixing weights, through the noise levels that bridge the modes.",
  formula: String
    .raw`\mathrm{KL}(p\|q) = \int_0^\infty \mathrm{FD}(p_t\|q_t)\,\mathrm{d}t, \qquad p_t = p * \mathcal{N}(0, t I)`,
  source: `@inproceedings{lyu2009interpretation,
  author = {Lyu, Siwei},
  title = {Interpretation and Generalization of Score Matching},
  booktitle = {Proceedings of the Twenty-Fifth Conference on Uncertainty in Artificial Intelligence},
  pages = {359--366}, year = {2009}
}`,
  needs: { p: ["density", "score"], q: ["density", "score"] },
  schema: z.strictObject({}),
  evaluate(p: Distribution, q: Distribution): Estimate {
    const { lower, upper, lengthScale } = unionRegion([p.support, q.support]);
    const width = Math.max(...upper.map((end, axis) => end - lower[axis]));
    const tolerance = p.dimension === 1
      ? { relative: 0.1 * RELATIVE, maxEvaluations: MOST_POINTS_ON_LINE }
      : {};
    let relativeError = 0;
    const { value, error } = integrateHalfLine(
      (t) => {
        const estimate = evaluateFisher(noised(p, t), noised(q, t), tolerance);
        if (estimate.value > 0) {
          relativeError = Math.max(relativeError, estimate.error / estimate.value);
        }
        return estimate.value;
      },
      { shortest: lengthScale ** 2, longest: width ** 2 },
      { relative: RELATIVE, maxEvaluations: MOST_LEVELS },
    );
    return { value, error: error + relativeError * value };
  },
  fromSamples: {
    needs: { p: ["samples", "noised"], q: ["noised"] },
    description:
      "A stratified sum over random noise levels, nearly log-uniform about the variance of p's samples, each with its own share of the samples and its own noise; without bias, from the noised laws' scores.",
    estimate: (p: Evidence, q: Evidence, _: Record<string, never>, key: Key): SampleEstimate =>
      estimateDeBruijn("de-bruijn", p, q, key),
  },
};
