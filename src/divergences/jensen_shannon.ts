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
import { meanBetween } from "./samples/mean_between.ts";

/**
 * The Jensen–Shannon divergence ½ KL(p‖m) + ½ KL(q‖m) with m = ½ p + ½ q, in nats.
 *
 * By quadrature for d ≤ 2; there is no closed form, not even between Gaussians.
 */
export const jensenShannonDivergence: Divergence<Record<string, never>> = {
  name: "jensen-shannon",
  title: "JS(p‖q)",
  description:
    "Jensen–Shannon divergence: the mean KL divergence of p and q from their equal mixture. Symmetric, at most log 2. Sees mixing weights; hardly sees how far apart laws are that do not overlap.",
  formula: String
    .raw`\mathrm{JS}(p\|q) = \tfrac12\,\mathrm{KL}\bigl(p\|\tfrac{p+q}{2}\bigr) + \tfrac12\,\mathrm{KL}\bigl(q\|\tfrac{p+q}{2}\bigr)`,
  source: `@article{lin1991divergence,
  author = {Lin, Jianhua},
  title = {Divergence Measures Based on the {S}hannon Entropy},
  journal = {IEEE Transactions on Information Theory},
  volume = {37}, number = {1}, pages = {145--151}, year = {1991}
}`,
  needs: { p: ["density"], q: ["density"] },
  schema: z.strictObject({}),
  evaluate(p: Distribution, q: Distribution): Estimate {
    checkQuadratureDimension(p);
    const [divergence, squares] = integrateBetween(p, q, [integrand, squaredLogs]);
    // By Cauchy–Schwarz: the derivative of the integrand by log p is ½ p log(p/m), and the integral of
    // p log²(p/m) + q log²(q/m) is at most four times the divergence.
    const rounding = ROUNDING * Math.sqrt(divergence.value * squares.value);
    return { value: divergence.value, error: divergence.error + rounding };
  },
  fromSamples: {
    needs: { p: ["samples", "density"], q: ["samples", "density"] },
    description:
      "A mean over samples of both sides of a term from 0 to log 2, without bias: the standard error is at most log 2/√n.",
    estimate: (p: Evidence, q: Evidence): SampleEstimate =>
      meanBetween("jensen-shannon", p, q, excess),
  },
};

function integrand(logP: number, logQ: number): number {
  const larger = Math.max(logP, logQ);
  if (larger === -Infinity) return 0;
  const logRatio = logP - logQ;
  const mean = 0.5 * Math.exp(larger) * (1 + Math.exp(-Math.abs(logRatio)));
  return mean * excess(logRatio);
}

/**
 * The integrand over m. With D = |log p − log q| and x = tanh D/2 it is ½ (log(1 − x²) + x D): no term of
 * first order in D is left to cancel.
 */
function excess(logRatio: number): number {
  const difference = Math.abs(logRatio);
  if (difference === Infinity) return Math.LN2;
  if (difference < 1) {
    const x = Math.tanh(0.5 * difference);
    return 0.5 * (Math.log1p(-x * x) + x * difference);
  }
  const ratio = Math.exp(-difference);
  return Math.LN2 - Math.log1p(ratio) - difference * ratio / (1 + ratio);
}
