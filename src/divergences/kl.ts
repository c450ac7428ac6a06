import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { ROUNDING } from "../numeric/integral.ts";
import type { Divergence, Estimate, SampleEstimate } from "./divergence.ts";
import type { Evidence } from "./evidence.ts";
import { integrateUnder } from "./population/integrate_under.ts";
import { logRatios } from "./samples/log_ratios.ts";
import type { Side } from "./samples/samples_of.ts";
import {
  type SingleGaussian,
  singleGaussian,
  squaredNormOfDifference,
  squaredNormOfProduct,
} from "./population/single_gaussian.ts";
import { stratifiedMean } from "./samples/stratified_mean.ts";

/**
 * The Kullback–Leibler divergence KL(p‖q) = ∫ p log(p/q), in nats.
 *
 * In closed form between single Gaussians of any dimension, else by quadrature for d ≤ 2. Where p is 0
 * the integrand is 0; where q alone is 0 the divergence is infinite.
 */
export const klDivergence: Divergence<Record<string, never>> = {
  name: "kl",
  title: "KL(p‖q)",
  description:
    "Kullback–Leibler divergence: the expected log ratio of the densities. Sees mixing weights; infinite where q misses mass of p.",
  formula: String.raw`\mathrm{KL}(p\|q) = \int p \log\frac{p}{q}`,
  source: `@article{kullback1951information,
  author = {Kullback, S. and Leibler, R. A.},
  title = {On Information and Sufficiency},
  journal = {The Annals of Mathematical Statistics},
  volume = {22}, number = {1}, pages = {79--86}, year = {1951}
}`,
  needs: { p: ["density"], q: ["density"] },
  schema: z.strictObject({}),
  evaluate: (p: Distribution, q: Distribution): Estimate => {
    const [gaussianP, gaussianQ] = [singleGaussian(p), singleGaussian(q)];
    if (gaussianP && gaussianQ) return { value: betweenGaussians(gaussianP, gaussianQ), error: 0 };
    return byQuadrature(p, q);
  },
  fromSamples: {
    needs: { p: ["samples", "density"], q: ["density"] },
    description:
      "The mean log ratio over samples of p, without bias; infinite once a sample lies where q is 0.",
    estimate: (p: Evidence, q: Evidence): SampleEstimate => meanLogRatio("kl", "p", p, q),
  },
};

/**
 * The Kullback–Leibler divergence of one side from the other as the mean log ratio of their densities over
 * samples of the first, in nats.
 *
 * @param name The divergence that asks, for messages.
 * @param side Which side of it the samples are of, for messages.
 * @param own What is known of that side: samples and density.
 * @param other What is known of the other side: its density.
 * @throws {RangeError} If there are fewer than two samples, or one where its own side has no density.
 */
export function meanLogRatio(
  name: string,
  side: Side,
  own: Evidence,
  other: Evidence,
): SampleEstimate {
  return stratifiedMean(name, [{ weight: 1, terms: logRatios(name, side, own, other) }]);
}

function byQuadrature(p: Distribution, q: Distribution): Estimate {
  const [divergence, squares] = integrateUnder(p, q, (points) => {
    const logP = p.logDensity(points);
    const logQ = q.logDensity(points);
    return [
      logP.map((value, i) => logRatio(value, logQ[i])),
      logP.map((value, i) => square(value, logQ[i])),
    ];
  });
  if (divergence.value === Infinity) return divergence;
  // The log densities are rounded before their difference is taken. E|log p| + E|log q| is at most the
  // square root of 2 E(log² p + log² q), which is smooth and so costs no refinement.
  const rounding = ROUNDING * Math.sqrt(2 * squares.value);
  return { value: divergence.value, error: divergence.error + rounding };
}

function logRatio(logP: number, logQ: number): number {
  if (logP === -Infinity) return 0;
  // p may underflow to 0 where log p is finite; 0 · ∞ would be NaN.
  return logQ === -Infinity ? Infinity : Math.exp(logP) * (logP - logQ);
}

function square(logP: number, logQ: number): number {
  return logP === -Infinity || logQ === -Infinity
    ? 0
    : Math.exp(logP) * (logP * logP + logQ * logQ);
}

/** ½ (tr Σq⁻¹Σp + ‖μp − μq‖² in the metric Σq⁻¹ − d + log det Σq − log det Σp). */
function betweenGaussians(p: SingleGaussian, q: SingleGaussian): number {
  const trace = squaredNormOfProduct(q.factors.whitening, p.factors.cholesky);
  const squares = squaredNormOfDifference(q.factors.whitening, p.mean, q.mean);
  const logVolumes = q.factors.logDeterminant - p.factors.logDeterminant;
  return 0.5 * (trace - p.mean.length + squares + logVolumes);
}
