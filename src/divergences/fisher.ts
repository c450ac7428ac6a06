import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { ROUNDING } from "../numeric/integral.ts";
import type { RegionTolerance } from "../numeric/region.ts";
import type { Divergence, Estimate, SampleEstimate } from "./divergence.ts";
import type { Evidence } from "./evidence.ts";
import { halfSquaredDistances } from "./samples/half_squared_distances.ts";
import { integrateUnder } from "./population/integrate_under.ts";
import { checkMass } from "./samples/log_ratios.ts";
import { samplesOf, type Side } from "./samples/samples_of.ts";
import {
  type SingleGaussian,
  singleGaussian,
  squaredNormOfDifference,
  squaredNormOfProduct,
} from "./population/single_gaussian.ts";
import { stratifiedMean } from "./samples/stratified_mean.ts";

/** Roundings that a score gathers for each nat of its log density. */
const SCORE_ROUNDINGS = 16;

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
  formula: String
    .raw`\mathrm{FD}(p\|q) = \tfrac12\,\mathbb{E}_{x \sim p}\,\|\nabla\log p(x) - \nabla\log q(x)\|^2`,
  source: `@article{hyvarinen2005estimation,
  author = {Hyv{\\"a}rinen, Aapo},
  title = {Estimation of Non-Normalized Statistical Models by Score Matching},
  journal = {Journal of Machine Learning Research},
  volume = {6}, pages = {695--709}, year = {2005}
}`,
  needs: { p: ["density", "score"], q: ["density", "score"] },
  schema: z.strictObject({}),
  evaluate: (p: Distribution, q: Distribution): Estimate => evaluateFisher(p, q),
  fromSamples: {
    needs: { p: ["samples", "score"], q: ["score"] },
    description:
      "The mean over samples of p, without bias, from scores alone. Between weights of modes that are far apart the value comes from the gap, where hardly a sample lies: estimate and standard error are then both too small.",
    estimate: (p: Evidence, q: Evidence): SampleEstimate =>
      stratifiedMean("fisher", [{ weight: 1, terms: fisherTerms("fisher", "p", p, q) }]),
  },
};

/**
 * ½ ‖∇ log own − ∇ log other‖² at the samples of one side. Log densities, which need not be normalised, are
 * asked where they are known for one thing alone: where the other side is 0 the term is infinite.
 *
 * @param name The divergence that asks, for messages.
 * @param side The side that the samples are of, for messages.
 * @param own What is known of that side: samples and score.
 * @param other What is known of the other side: its score.
 * @returns One value a sample.
 * @throws {RangeError} If there are fewer than two samples, or a sample lies where its own side has no
 * density.
 */
export function fisherTerms(
  name: string,
  side: Side,
  own: Evidence,
  other: Evidence,
): Float64Array {
  const samples = samplesOf(name, side, own);
  if (own.logDensity !== undefined) checkMass(name, side, own.logDensity(samples));
  const terms = halfSquaredDistances(own.score!(samples), other.score!(samples), own.dimension);
  const logOther = other.logDensity?.(samples);
  return terms.map((term, i) => logOther?.[i] === -Infinity ? Infinity : term);
}

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
  let unresolved = 0;
  const [{ value, error }] = integrateUnder(p, q, (points) => {
    const logP = p.logDensity(points);
    const logQ = q.logDensity(points);
    const scoreP = p.score(points);
    const scoreQ = q.score(points);
    const integrand = logP.map((value, i) => {
      if (value === -Infinity) return 0;
      if (logQ[i] === -Infinity) return Infinity;
      const density = 0.5 * Math.exp(value);
      const rounding = SCORE_ROUNDINGS * ROUNDING * (1 + Math.abs(value));
      let squares = 0;
      for (let axis = i * d; axis < (i + 1) * d; axis++) {
        const difference = Math.abs(scoreP[axis] - scoreQ[axis]);
        const noise = rounding * (Math.abs(scoreP[axis]) + Math.abs(scoreQ[axis]));
        // Noise has no limit that a finer panel could find: it counts as 0, and as an error.
        if (difference > noise) squares += difference ** 2;
        else unresolved = Math.max(unresolved, density * difference ** 2);
      }
      return density * squares;
    });
    return [integrand];
  }, tolerance);
  return { value, error: error + unresolved * volume(p.support) };
}

function volume({ lower, upper }: Distribution["support"]): number {
  return lower.reduce((product, low, axis) => product * (upper[axis] - low), 1);
}

/** ½ (‖(Σq⁻¹ − Σp⁻¹) Lp‖² + ‖Σq⁻¹ (μp − μq)‖²), the first with the Frobenius norm. */
function betweenGaussians(p: SingleGaussian, q: SingleGaussian): number {
  const difference = q.factors.precision.map((entry, i) => entry - p.factors.precision[i]);
  const spread = squaredNormOfProduct(difference, p.factors.cholesky);
  return 0.5 * (spread + squaredNormOfDifference(q.factors.precision, p.mean, q.mean));
}
