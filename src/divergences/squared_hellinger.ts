import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { ROUNDING } from "../numeric/integral.ts";
import type { Divergence, Estimate, SampleEstimate } from "./divergence.ts";
import type { Evidence } from "./evidence.ts";
import {
  checkQuadratureDimension,
  integrateBetween,
  squaredLogs,
} from "./population/integrate_between.ts";
import { logRenyiIntegral } from "./population/log_renyi_integral.ts";
import { meanBetween } from "./samples/mean_between.ts";
import { singleGaussian } from "./population/single_gaussian.ts";

/**
 * The squared Hellinger distance H²(p, q) = ½ ∫ (√p − √q)² = 1 − ∫ √(p q), without unit.
 *
 * In closed form between single Gaussians of any dimension, else by quadrature for d ≤ 2.
 */
export const squaredHellingerDivergence: Divergence<Record<string, never>> = {
  name: "squared-hellinger",
  title: "H²(p‖q)",
  description:
    "Squared Hellinger distance: half the squared distance of the densities' square roots. Symmetric, at most 1. Sees mixing weights; hardly sees how far apart laws are that do not overlap.",
  formula: String.raw`H^2(p, q) = \tfrac12 \int \bigl(\sqrt{p} - \sqrt{q}\bigr)^2`,
  source: `@article{hellinger1909neue,
  author = {Hellinger, Ernst},
  title = {Neue Begr{\\"u}ndung der Theorie quadratischer Formen von unendlichvielen Ver{\\"a}nderlichen},
  journal = {Journal f{\\"u}r die reine und angewandte Mathematik},
  volume = {136}, pages = {210--271}, year = {1909}
}`,
  needs: { p: ["density"], q: ["density"] },
  schema: z.strictObject({}),
  evaluate(p: Distribution, q: Distribution): Estimate {
    const [gaussianP, gaussianQ] = [singleGaussian(p), singleGaussian(q)];
    if (gaussianP && gaussianQ) {
      return { value: 0 - Math.expm1(logRenyiIntegral(gaussianP, gaussianQ, 0.5)), error: 0 };
    }
    checkQuadratureDimension(p, "both laws are single Gaussians");
    const [divergence, squares] = integrateBetween(p, q, [integrand, squaredLogs]);
    // By Cauchy–Schwarz: the derivative of the integrand by log p is ½ √p (√p − √q).
    const rounding = ROUNDING * Math.sqrt(divergence.value * squares.value);
    return { value: divergence.value, error: divergence.error + rounding };
  },
  fromSamples: {
    needs: { p: ["samples", "density"], q: ["samples", "density"] },
    description:
      "The mean of (√p − √q)²/(p + q) over samples of both sides, without bias: a term from 0 to 1, so that the standard error is at most 1/√n.",
    estimate: (p: Evidence, q: Evidence): SampleEstimate =>
      meanBetween("squared-hellinger", p, q, integrandOverMean),
  },
};

function integrand(logP: number, logQ: number): number {
  const larger = Math.max(logP, logQ);
  if (larger === -Infinity) return 0;
  const deficit = Math.expm1(-0.5 * Math.abs(logP - logQ));
  return 0.5 * Math.exp(larger) * deficit * deficit;
}

/** The integrand over ½ p + ½ q. */
function integrandOverMean(logRatio: number): number {
  const difference = Math.abs(logRatio);
  return Math.expm1(-0.5 * difference) ** 2 / (1 + Math.exp(-difference));
}
