import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { ROUNDING } from "../numeric/integral.ts";
import type { Divergence, Estimate, SampleEstimate } from "./divergence.ts";
import type { Evidence } from "./evidence.ts";
import { estimateLogRenyiIntegral } from "./samples/estimate_log_renyi_integral.ts";
import { integrandReach } from "./population/integrand_reach.ts";
import {
  checkQuadratureDimension,
  integrateBetween,
  type PointwiseIntegrand,
} from "./population/integrate_between.ts";
import { logRenyiIntegral } from "./population/log_renyi_integral.ts";
import { singleGaussian } from "./population/single_gaussian.ts";

/** Parameters of the Rényi divergence. */
export interface RenyiParameters {
  /** α, positive and not 1, where the limit is KL. */
  order: number;
}

/**
 * The Rényi divergence D_α(p‖q) = log(∫ p^α q^(1−α)) / (α − 1), in nats.
 *
 * In closed form between single Gaussians of any dimension, else by quadrature for d ≤ 2. Infinite where
 * the integral is (α > 1, q's tails too light or q zero where p is not), and for disjoint supports.
 */
export const renyiDivergence: Divergence<RenyiParameters> = {
  name: "renyi",
  title: "D_α(p‖q)",
  description:
    "Rényi divergence of order α: the log moment of the density ratio. Sees mixing weights; a small order forgives mass that q misses, an order above 1 is ruled by where q is too small. Its limit at order 1 is KL.",
  formula: String.raw`D_\alpha(p\|q) = \frac{1}{\alpha - 1} \log \int p^\alpha q^{1 - \alpha}`,
  source: `@inproceedings{renyi1961measures,
  author = {R{\\'e}nyi, Alfr{\\'e}d},
  title = {On Measures of Entropy and Information},
  booktitle = {Proceedings of the Fourth {B}erkeley Symposium on Mathematical Statistics and Probability},
  volume = {1}, pages = {547--561}, year = {1961}
}`,
  needs: { p: ["density"], q: ["density"] },
  schema: z.strictObject({
    order: z.number().positive().refine((order) => order !== 1, {
      message: "must not be 1, where the limit is the divergence 'kl': current value is 1",
    }),
  }),
  evaluate(p: Distribution, q: Distribution, { order }): Estimate {
    const [gaussianP, gaussianQ] = [singleGaussian(p), singleGaussian(q)];
    // Adding 0 turns −0, from a logarithm of 1 over a negative number, into 0.
    if (gaussianP && gaussianQ) {
      return { value: logRenyiIntegral(gaussianP, gaussianQ, order) / (order - 1) + 0, error: 0 };
    }
    checkQuadratureDimension(p, "both laws are single Gaussians");
    return byQuadrature(p, q, order);
  },
  fromSamples: {
    needs: { p: ["samples", "density"], q: ["samples", "density"] },
    description:
      "The logarithm of a mean over samples of both sides, with a bias of order 1/n; of a bounded term for α < 1, while for α > 1 the variance is finite where ∫ p^(2α−1) q^(2−2α) is. Infinite for α < 1, with an infinite standard error, if no sample lies where both densities are positive.",
    estimate(p: Evidence, q: Evidence, { order }): SampleEstimate {
      const { value, standardError } = estimateLogRenyiIntegral("renyi", p, q, order);
      return {
        value: value / (order - 1) + 0,
        standardError: standardError / Math.abs(order - 1),
      };
    },
  },
};

function byQuadrature(p: Distribution, q: Distribution, order: number): Estimate {
  const logIntegrand: PointwiseIntegrand = (logP, logQ) => {
    if (logP === -Infinity || (order < 1 && logQ === -Infinity)) return -Infinity;
    return order * logP + (1 - order) * logQ;
  };
  const reach = integrandReach(p, q, logIntegrand);
  if (reach === undefined) return { value: Infinity, error: 0 };
  // Scaled by its maximum, so that a divergence of thousands of nats neither over- nor underflows.
  const shift = Number.isFinite(reach.logMaximum) ? reach.logMaximum : 0;
  const scaled: PointwiseIntegrand = (logP, logQ) => Math.exp(logIntegrand(logP, logQ) - shift);
  const squares: PointwiseIntegrand = (logP, logQ) => {
    const weight = scaled(logP, logQ);
    return weight === 0 ? 0 : weight * ((order * logP) ** 2 + ((1 - order) * logQ) ** 2);
  };
  const [integral, squaredLogs] = integrateBetween(p, q, [scaled, squares], reach.region);
  if (integral.value === 0 || integral.value === Infinity) return { value: Infinity, error: 0 };
  const logIntegral = shift + Math.log(integral.value);
  const rounding = ROUNDING * (1 + Math.sqrt(2 * squaredLogs.value / integral.value));
  const scale = Math.abs(order - 1);
  if (Math.abs(logIntegral) > Math.LN2) {
    const error = integral.error / integral.value + rounding + ROUNDING * Math.abs(logIntegral);
    return { value: logIntegral / (order - 1), error: error / scale };
  }
  // Near 1 the integral less 1 is integrated, with terms that are 0 in sum, so that nothing cancels.
  const [excess] = integrateBetween(p, q, [excessIntegrand(order, logIntegrand)], reach.region);
  const error = excess.error / (1 + excess.value) + rounding;
  return { value: Math.log1p(excess.value) / (order - 1) + 0, error: error / scale };
}

/** p^α q^(1−α) − α p − (1−α) q, of one sign everywhere. */
function excessIntegrand(order: number, logIntegrand: PointwiseIntegrand): PointwiseIntegrand {
  return (logP, logQ) => {
    const difference = logP - logQ;
    if (Math.abs(difference) < 1) {
      return Math.exp(logQ) * (Math.expm1(order * difference) - order * Math.expm1(difference));
    }
    return Math.exp(logIntegrand(logP, logQ)) - order * Math.exp(logP) -
      (1 - order) * Math.exp(logQ);
  };
}
