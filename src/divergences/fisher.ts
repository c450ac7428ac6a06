import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import type { RegionTolerance } from "../numeric/region.ts";
import type { Divergence, Estimate } from "./divergence.ts";
import { integrateUnder } from "./integrate_under.ts";
import {
  type SingleGaussian,
  singleGaussian,
  squaredNormOfDifference,
  squaredNormOfProduct,
} from "./single_gaussian.ts";

/**
 * The Fisher divergence FD(p‖q) = ½ E_p ‖∇ log p − ∇ log q‖².
 *
 * In closed form between single Gaussians of any dimension, else by quadrature for d ≤ 2. Where p is 0
 * the integrand is 0; where q alone is 0 its score does not exist and the divergence is infinite.
 */
export const fisherDivergence: Divergence<Record<string, never>> = {
  name: "fisher",
  title: "FD(p‖q)",
  description:
    "Fisher divergence: half the mean squared difference of the scores. Blind to the weights of modes that are far apart, and exactly so where supports are disconnected.",
  source: `@article{hyvarinen2005estimation,
  author = {Hyv{\\"a}rinen, Aapo},
  title = {Estimation of Non-Normalized Statistical Models by Score Matching},
  journal = {Journal of Machine Learning Research},
  volume = {6}, pages = {695--709}, year = {2005}
}`,
  needs: { p: ["density", "score"], q: ["density", "score"] },
  schema: z.strictObject({}),
  evaluate: (p: Distribution, q: Distribution): Estimate => evaluateFisher(p, q),
};

/**
 * The Fisher divergence between two distributions, ½ E_p ‖∇ log p − ∇ log q‖².
 *
 * @param p The distribution that the expectation is under.
 * @param q The other distribution, of the same dimension.
 * @param tolerance As for `integrate`; `rMin` leaves out a disc about the origin.
 * @throws {RangeError} If the dimension is above 2 and the laws are not single Gaussians.
 */
export function evaluateFisher(
  p: Distribution,
  q: Distribution,
  tolerance: RegionTolerance = {},
): Estimate {
  const [gaussianP, gaussianQ] = [singleGaussian(p), singleGaussian(q)];
  if (gaussianP && gaussianQ && tolerance.rMin === undefined) {
    return { value: betweenGaussians(gaussianP, gaussianQ), error: 0 };
  }
  const d = p.dimension;
  const [estimate] = integrateUnder(p, q, (points) => {
    const logP = p.logDensity(points);
    const logQ = q.logDensity(points);
    const scoreP = p.score(points);
    const scoreQ = q.score(points);
    const integrand = logP.map((value, i) => {
      if (value === -Infinity) return 0;
      if (logQ[i] === -Infinity) return Infinity;
      let squares = 0;
      for (let axis = i * d; axis < (i + 1) * d; axis++) {
        squares += (scoreP[axis] - scoreQ[axis]) ** 2;
      }
      return 0.5 * Math.exp(value) * squares;
    });
    return [integrand];
  }, tolerance);
  return estimate;
}

/** ½ (‖(Σq⁻¹ − Σp⁻¹) Lp‖² + ‖Σq⁻¹ (μp − μq)‖²), the first with the Frobenius norm. */
function betweenGaussians(p: SingleGaussian, q: SingleGaussian): number {
  const difference = q.factors.precision.map((entry, i) => entry - p.factors.precision[i]);
  const spread = squaredNormOfProduct(difference, p.factors.cholesky);
  return 0.5 * (spread + squaredNormOfDifference(q.factors.precision, p.mean, q.mean));
}
