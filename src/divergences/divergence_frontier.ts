import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { ROUNDING } from "../numeric/integral.ts";
import { integrateInterval } from "../numeric/interval.ts";
import type { Divergence, Estimate, SampleEstimate } from "./divergence.ts";
import { estimateFrontierArea } from "./samples/estimate_frontier_area.ts";
import type { Evidence } from "./evidence.ts";
import { frontierPoints } from "./population/frontier_points.ts";
import {
  checkQuadratureDimension,
  integrateBetween,
  squaredLogs,
} from "./population/integrate_between.ts";

/** Parameters of the divergence frontier's area. */
export interface DivergenceFrontierParameters {
  /** c, by which KL divergences are multiplied before exp(−·); positive. Default 5, the authors'. */
  scale: number;
}

/** Largest error of the area, absolute, and relative to the area that is missing. */
const [ABSOLUTE, RELATIVE] = [1e-11, 1e-7];

/**
 * The area above the divergence frontier, 1 − MAUVE(p, q), from 0 to below 1.
 *
 * With r_λ = λp + (1−λ)q the frontier is the curve (x, y) = (exp(−c KL(q‖r_λ)), exp(−c KL(p‖r_λ))) for
 * λ in (0, 1), completed by horizontal and vertical lines to (0, 1) and (1, 0); MAUVE is the area under
 * it. What is missing to 1 is ∫₀¹ (1 − y) |dx/dλ| dλ with dx/dλ = −c x ∫ q (q − p)/r_λ.
 *
 * Source: K. Pillutla et al., "MAUVE: Measuring the Gap Between Neural Text and Human Text using
 * Divergence Frontiers", NeurIPS 2021, section 2, for densities known exactly: nothing is quantised.
 */
export const divergenceFrontierDivergence: Divergence<DivergenceFrontierParameters> = {
  name: "divergence-frontier",
  title: "1 − MAUVE(p‖q)",
  description:
    "One minus the area under the divergence frontier, the exchange between KL(q‖r) and KL(p‖r) over all mixtures r of p and q (MAUVE). Symmetric. Sees mixing weights, but near p = q it is of fourth order in p − q, where KL is of second: it has no curvature at the truth.",
  formula: String
    .raw`1 - \mathrm{MAUVE} = 1 - \operatorname{area}\bigl\{\bigl(e^{-c\,\mathrm{KL}(q\|r_\lambda)},\, e^{-c\,\mathrm{KL}(p\|r_\lambda)}\bigr)\bigr\}, \qquad r_\lambda = \lambda p + (1 - \lambda) q`,
  source: `@inproceedings{pillutla2021mauve,
  author = {Pillutla, Krishna and Swayamdipta, Swabha and Zellers, Rowan and Thickstun, John and Welleck, Sean and Choi, Yejin and Harchaoui, Zaid},
  title = {{MAUVE}: Measuring the Gap Between Neural Text and Human Text using Divergence Frontiers},
  booktitle = {Advances in Neural Information Processing Systems},
  volume = {34}, pages = {4816--4828}, year = {2021}
}`,
  needs: { p: ["density"], q: ["density"] },
  schema: z.strictObject({ scale: z.number().positive().default(5) }),
  evaluate(p: Distribution, q: Distribution, { scale: c }): Estimate {
    checkQuadratureDimension(p);
    const [squares] = integrateBetween(p, q, [squaredLogs], undefined, { relative: 0.01 });
    const rounding = ROUNDING * Math.sqrt(squares.value);
    let largestError = 0;
    const missing = (us: Float64Array) => {
      const lambdas = us.map(smoothStep);
      const complements = us.map((u) => smoothStep(1 - u));
      const points = frontierPoints(p, q, lambdas, complements);
      return us.map((u, i) => {
        const { klP, klQ, slope } = points[i];
        const x = Math.exp(-c * klQ.value);
        const deficit = -Math.expm1(-c * klP.value);
        const speed = c * x * slope.value * 30 * (u * (1 - u)) ** 2;
        // What each of the three is off by, rounding included, to first order.
        const [errorP, errorQ, errorSlope] = [klP, klQ, slope].map(({ value, error }) =>
          error + 4 * rounding * Math.sqrt(Math.max(0, value))
        );
        const relative = c * errorQ + (slope.value > 0 ? errorSlope / slope.value : 0);
        largestError = Math.max(
          largestError,
          speed * c * errorP + deficit * speed * relative,
        );
        return deficit * speed;
      });
    };
    const [area] = integrateInterval((us) => [missing(us)], [0, 1], {
      relative: RELATIVE,
      absolute: ABSOLUTE,
      maxEvaluations: 500,
    });
    return { value: area.value, error: area.error + largestError };
  },
  fromSamples: {
    needs: { p: ["samples", "density"], q: ["samples", "density"] },
    description:
      "The same area with KL(p‖r) and KL(q‖r) as means over samples of both sides, with known densities and nothing quantised; the bias is of order 1/n, and relative to the value largest where p and q are close.",
    estimate: (p: Evidence, q: Evidence, { scale }): SampleEstimate =>
      estimateFrontierArea("divergence-frontier", p, q, scale, smoothStep),
  },
};

/** From 0 to 1 with two vanishing derivatives at both ends, where the frontier may be singular in λ. */
function smoothStep(u: number): number {
  return u * u * u * (10 + u * (6 * u - 15));
}
