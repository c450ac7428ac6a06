import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { ROUNDING } from "../numeric/integral.ts";
import { unionRegion } from "../numeric/region.ts";
import type { Divergence, Estimate, SampleEstimate } from "./divergence.ts";
import type { Evidence } from "./evidence.ts";
import {
  checkQuadratureDimension,
  integrateBetween,
  squaredLogs,
} from "./population/integrate_between.ts";
import { integrateMagnitude } from "./population/integrate_magnitude.ts";
import { meanBetween } from "./samples/mean_between.ts";

/**
 * The total variation distance TV(p, q) = ½ ∫ |p − q|, without unit: the largest difference of the
 * probabilities that p and q give to one event.
 *
 * By quadrature for d ≤ 2; there is no closed form, not even between Gaussians.
 */
export const totalVariationDivergence: Divergence<Record<string, never>> = {
  name: "total-variation",
  title: "TV(p‖q)",
  description:
    "Total variation distance: half the L¹ distance of the densities. Symmetric, at most 1. Sees mixing weights, to first order; does not see how far apart laws are that do not overlap.",
  formula: String.raw`\mathrm{TV}(p, q) = \tfrac12 \int |p - q|`,
  source: `@book{levin2017markov,
  author = {Levin, David A. and Peres, Yuval},
  title = {Markov Chains and Mixing Times},
  edition = {2}, publisher = {American Mathematical Society}, year = {2017}
}`,
  needs: { p: ["density"], q: ["density"] },
  schema: z.strictObject({}),
  evaluate(p: Distribution, q: Distribution): Estimate {
    checkQuadratureDimension(p);
    const region = unionRegion([p.support, q.support]);
    const { value, error } = integrateMagnitude((points) => {
      const logP = p.logDensity(points);
      const logQ = q.logDensity(points);
      return logP.map((density, i) => difference(density, logQ[i]));
    }, region);
    // A bound needs no digits: E|log p| + E|log q| is at most √(2 E(log² p + log² q)).
    const [squares] = integrateBetween(p, q, [squaredLogs], region, { relative: 0.01 });
    return { value: 0.5 * value, error: 0.5 * (error + ROUNDING * Math.sqrt(2 * squares.value)) };
  },
  fromSamples: {
    needs: { p: ["samples", "density"], q: ["samples", "density"] },
    description:
      "The mean of |p − q|/(p + q) over samples of both sides, without bias: a term from 0 to 1, so that the standard error is at most 1/√n.",
    estimate: (p: Evidence, q: Evidence): SampleEstimate =>
      meanBetween("total-variation", p, q, (logRatio) => Math.tanh(0.5 * Math.abs(logRatio))),
  },
};

/** p − q, without cancellation where they are close. */
function difference(logP: number, logQ: number): number {
  if (logP === logQ) return 0;
  return logP > logQ
    ? -Math.exp(logP) * Math.expm1(logQ - logP)
    : Math.exp(logQ) * Math.expm1(logP - logQ);
}
