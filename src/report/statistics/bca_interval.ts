import { normalCdf } from "../../numeric/normal_cdf.ts";
import type { Interval } from "../bootstrap_interval.ts";
import { normalQuantile } from "./normal_law.ts";
import { orderStatistic } from "./order_statistic.ts";

/** A BCa interval and the two numbers that tell it from the percentile interval. */
export interface BcaInterval extends Interval {
  /** ẑ₀: how far the statistic lies from the median of its resamples, in normal units. */
  readonly biasCorrection: number;
  /** â: how fast the standard error changes with the statistic, from the jackknife. */
  readonly acceleration: number;
}

/** Relative to the largest resample: nearer ones differ by the order of summation alone. */
const ROUNDING = 1e-12;

/**
 * The BCa interval from what was resampled.
 *
 * Source: B. Efron, R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, equations (14.9),
 * (14.10) and (14.14).
 *
 * @param resampled The statistic of each resample, at least one, all finite; they are put into
 *   another order.
 * @param observed The statistic of the samples.
 * @param acceleration â.
 * @param level Coverage, in (0, 1).
 */
export function bcaInterval(
  resampled: Float64Array,
  observed: number,
  acceleration: number,
  level: number,
): BcaInterval {
  const biasCorrection = biasOf(resampled, observed);
  const adjusted = (probability: number) => {
    const z = biasCorrection + normalQuantile(probability);
    return normalCdf(biasCorrection + z / (1 - acceleration * z));
  };
  const last = resampled.length - 1;
  const lower = Math.floor(adjusted((1 - level) / 2) * resampled.length);
  const upper = Math.ceil(adjusted((1 + level) / 2) * resampled.length) - 1;
  return {
    lower: orderStatistic(resampled, Math.min(lower, last)),
    upper: orderStatistic(resampled, Math.max(upper, 0)),
    biasCorrection,
    acceleration,
  };
}

/** ẑ₀ = Φ⁻¹(share of resamples below the observed statistic), those equal to it by half. */
function biasOf(resampled: Float64Array, observed: number): number {
  const largest = resampled.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const reach = ROUNDING * largest;
  let below = 0;
  for (const value of resampled) {
    if (value < observed - reach) below++;
    else if (value <= observed + reach) below += 0.5;
  }
  // Half a resample from either end keeps ẑ₀ finite.
  const most = resampled.length - 0.5;
  return normalQuantile(Math.min(Math.max(below, 0.5), most) / resampled.length);
}
