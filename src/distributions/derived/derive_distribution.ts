import { integrate } from "../../numeric/region.ts";
import type { Distribution, Modes, Support } from "../distribution.ts";
import { normaliseWeights } from "../weights.ts";
import { checkedPartial } from "./checked_partial.ts";
import { derivedSampler } from "./derived_sampler.ts";
import { findPeaks } from "./find_peaks.ts";
import { numericalScore } from "./numerical_score.ts";
import type { PartialDistribution } from "./partial_distribution.ts";
import { searchedSupport } from "./searched_support.ts";
import { supportOfSamples } from "./support_of_samples.ts";

/** The largest error of a log normaliser, in nats. */
const NORMALISER_ERROR = 1e-6;
const EVALUATIONS = 4_000_000;

/**
 * Completes a distribution from what a person knows of it.
 *
 * * The score is taken by central differences with an error estimate.
 * * Samples are drawn by inversion of a fine grid in d ≤ 2, and by Markov chains with diagnostics beyond, which
 *   run once, when the first sample is asked for; those need `support`.
 * * The support is found by search in d ≤ 2; beyond, it is a box about 10,000 samples.
 * * Without modes there is one, of weight 1.
 *
 * What is given is checked when it is called: the type and the length of what it returns, and that it holds
 * no NaN.
 *
 * @param partial What a person knows.
 * @param law The name that the distribution gets.
 * @returns The whole distribution.
 * @throws {TypeError} If a field is missing or of another type, or, later, a function returns another type
 * or length than it must.
 * @throws {RangeError} If a field is out of its range, the support or the normaliser cannot be found, or,
 * later, a function returns NaN, the score cannot be taken by differences, or the chains do not agree.
 */
export function deriveDistribution(partial: PartialDistribution, law: string): Distribution {
  const checked = checkedPartial(partial, law);
  const { dimension, modes } = checked;
  const support = supportOf(checked, law);
  const logNormaliser = checked.normalised === false ? logNormaliserOf(checked, support, law) : 0;
  const logDensity = (points: Float64Array) => {
    const values = checked.logDensity(points);
    return logNormaliser === 0 ? values : values.map((value) => value - logNormaliser);
  };
  const numerical = numericalScore(logDensity, dimension, support.lengthScale);
  const score = checked.score ?? ((points: Float64Array) => numerical(points).score);
  return {
    law,
    dimension,
    logDensity,
    score,
    sample: checked.sample ?? derivedSampler({ dimension, logDensity, support, modes }, law),
    support,
    modes: modes ? { ...modes, weights: normaliseWeights(modes.weights) } : oneMode(dimension),
  };
}

/** The support as stated, else as searched for. */
function supportOf(partial: PartialDistribution, law: string): Support {
  const { dimension, logDensity, sample, support } = partial;
  if (support?.lengthScale !== undefined) return { ...support, lengthScale: support.lengthScale };
  if (support) return { ...support, lengthScale: measuredLengthScale(partial) };
  if (dimension <= 2) return searchedSupport(logDensity, dimension);
  if (sample) return supportOfSamples({ dimension, sample });
  throw new TypeError(
    `Cannot build '${law}' as 'support' must be given in dimension ${dimension} where 'sample' is not: it is missing`,
  );
}

/** The shortest scale of a peak, at most an eighth of the box. */
function measuredLengthScale({ dimension, logDensity, support }: PartialDistribution): number {
  const { lower, upper } = support!;
  const narrowest = Math.min(...upper.map((high, axis) => high - lower[axis])) / 8;
  if (dimension > 2) return narrowest;
  const inside = (points: Float64Array) => {
    const values = logDensity(points);
    return values.map((value, i) =>
      lower.every((low, axis) => {
          const x = points[i * dimension + axis];
          return x >= low && x <= upper[axis];
        })
        ? value
        : -Infinity
    );
  };
  return Math.min(narrowest, ...findPeaks(inside, dimension).map(({ scale }) => scale));
}

/** log ∫ exp(log density) over the support. */
function logNormaliserOf(partial: PartialDistribution, support: Support, law: string): number {
  const { dimension, logDensity } = partial;
  if (dimension > 2) {
    throw new RangeError(
      `Cannot build '${law}' as 'normalised' must be true in dimension ${dimension}: no quadrature goes there`,
    );
  }
  // Relative to the peak, so that nothing overflows.
  const highest = Math.max(...findPeaks(logDensity, dimension).map(({ height }) => height));
  const [{ value, error }] = integrate(
    [support],
    (points) => [logDensity(points).map((own) => Math.exp(own - highest))],
    { relative: NORMALISER_ERROR / 10, maxEvaluations: EVALUATIONS },
  );
  if (value > 0 && value < Infinity && error <= NORMALISER_ERROR * value) {
    return highest + Math.log(value);
  }
  throw new RangeError(
    `Cannot build '${law}' as the normaliser of 'logDensity' must be found to ${NORMALISER_ERROR} nats over 'support': the estimated error is ${
      (error / value).toPrecision(3)
    }`,
  );
}

function oneMode(dimension: number): Modes {
  return { weights: [1], assign: (points) => new Int32Array(points.length / dimension) };
}
