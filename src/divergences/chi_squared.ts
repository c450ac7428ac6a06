import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { ROUNDING } from "../numeric/integral.ts";
import type { Divergence, Estimate, SampleEstimate } from "./divergence.ts";
import type { Evidence } from "./evidence.ts";
import { integrandReach } from "./population/integrand_reach.ts";
import { checkQuadratureDimension, integrateBetween } from "./population/integrate_between.ts";
import { logRenyiIntegral } from "./population/log_renyi_integral.ts";
import { meanBetween } from "./samples/mean_between.ts";
import { singleGaussian } from "./population/single_gaussian.ts";

/**
 * Pearson's χ² divergence χ²(p‖q) = ∫ (p − q)²/q = ∫ p²/q − 1, without unit.
 *
 * In closed form between single Gaussians of any dimension, else by quadrature for d ≤ 2, over as wide a
 * box as p²/q needs. Infinite where q vanishes and p does not, where q's tails are so much lighter than
 * p's that p²/q has no integral, and where the value exceeds the range of a double.
 */
export const chiSquaredDivergence: Divergence<Record<string, never>> = {
  name: "chi-squared",
  title: "χ²(p‖q)",
  description:
    "Chi-squared divergence: the variance of p/q under q. Sees mixing weights, and above all where q is too small; infinite where q's tails are much lighter than p's.",
  formula: String.raw`\chi^2(p\|q) = \int \frac{(p - q)^2}{q}`,
  source: `@article{pearson1900criterion,
  author = {Pearson, Karl},
  title = {On the Criterion that a Given System of Deviations from the Probable in the Case of a Correlated System of Variables is such that it can be Reasonably Supposed to have Arisen from Random Sampling},
  journal = {The London, Edinburgh, and Dublin Philosophical Magazine and Journal of Science},
  volume = {50}, number = {302}, pages = {157--175}, year = {1900}
}`,
  needs: { p: ["density"], q: ["density"] },
  schema: z.strictObject({}),
  evaluate(p: Distribution, q: Distribution): Estimate {
    const [gaussianP, gaussianQ] = [singleGaussian(p), singleGaussian(q)];
    if (gaussianP && gaussianQ) {
      return { value: Math.expm1(logRenyiIntegral(gaussianP, gaussianQ, 2)), error: 0 };
    }
    checkQuadratureDimension(p, "both laws are single Gaussians");
    const reach = integrandReach(p, q, logSquareRatio);
    if (reach === undefined) return { value: Infinity, error: 0 };
    const [divergence, squares] = integrateBetween(p, q, [integrand, sensitivity], reach.region);
    if (divergence.value === Infinity) return divergence;
    const rounding = ROUNDING * Math.sqrt(divergence.value * squares.value);
    return { value: divergence.value, error: divergence.error + rounding };
  },
  fromSamples: {
    needs: { p: ["samples", "density"], q: ["samples", "density"] },
    description:
      "The mean of 2(p − q)²/(q(p + q)) over samples of both sides, without bias. Of the means of p/q over p, of (p/q − 1)² over q and of this it has the least variance where p and q are close, and none has a lighter tail: the variance is finite where ∫ p³/q² is. Where it is not, or where the few largest ratios make up the value, the standard error is too small.",
    estimate: (p: Evidence, q: Evidence): SampleEstimate =>
      meanBetween("chi-squared", p, q, integrandOverMean),
  },
};

/** log p²/q. */
function logSquareRatio(logP: number, logQ: number): number {
  return logP === -Infinity ? -Infinity : 2 * logP - logQ;
}

/** (p − q)²/q, from the smaller to the larger so that nothing overflows that need not. */
function integrand(logP: number, logQ: number): number {
  if (logP === -Infinity) return Math.exp(logQ);
  const difference = logP - logQ;
  if (difference > 0) return Math.exp(2 * logP - logQ) * Math.expm1(-difference) ** 2;
  return Math.exp(logQ) * Math.expm1(difference) ** 2;
}

/** (p − q)²/q over ½ p + ½ q. */
function integrandOverMean(logRatio: number): number {
  if (logRatio > 0) {
    return 2 * Math.exp(logRatio) * Math.expm1(-logRatio) ** 2 / (1 + Math.exp(-logRatio));
  }
  return 2 * Math.expm1(logRatio) ** 2 / (1 + Math.exp(logRatio));
}

/**
 * By Cauchy–Schwarz the rounding of the log densities costs at most √(χ² ∫ this): the derivatives of the
 * integrand by log p and log q are 2p(t − 1) and q(1 − t²) with t = p/q.
 */
function sensitivity(logP: number, logQ: number): number {
  const square = Math.exp(logSquareRatio(logP, logQ));
  const byP = square === 0 ? 0 : 8 * square * logP * logP;
  return byP + (logQ === -Infinity ? 0 : 4 * (Math.exp(logQ) + square) * logQ * logQ);
}
