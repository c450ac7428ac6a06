import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { ROUNDING } from "../numeric/integral.ts";
import type { Divergence, Estimate } from "./divergence.ts";
import { checkQuadratureDimension, integrateBetween, squaredLogs } from "./integrate_between.ts";

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
};

/**
 * With D = |log p − log q| and x = tanh D/2 the integrand is ½ m (log(1 − x²) + x D): no term of first
 * order in D is left to cancel.
 */
function integrand(logP: number, logQ: number): number {
  const larger = Math.max(logP, logQ);
  if (larger === -Infinity) return 0;
  const difference = Math.abs(logP - logQ);
  const ratio = Math.exp(-difference);
  const mean = 0.5 * Math.exp(larger) * (1 + ratio);
  if (difference === Infinity) return mean * Math.LN2;
  if (difference < 1) {
    const x = Math.tanh(0.5 * difference);
    return 0.5 * mean * (Math.log1p(-x * x) + x * difference);
  }
  return mean * (Math.LN2 - Math.log1p(ratio) - difference * ratio / (1 + ratio));
}
