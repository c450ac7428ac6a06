import type { Key } from "../random/key.ts";
import { orderStatistic } from "./statistics/order_statistic.ts";
import { resampleCount, resampledMeans, type Resampling } from "./statistics/resampling.ts";

/** An interval on the real line, ends included. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The percentile bootstrap interval of a mean: the central `level` of the means of samples drawn
 * from the values with replacement. With 2 or 3 values it is their range, since the least mean
 * alone has probability 1/4 or 1/27.
 *
 * Source: B. Efron, R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, section 13.3.
 *
 * @param values At least 2 finite numbers.
 * @param key The key to resample under; the same key and values give the same interval.
 * @param level Coverage, in (0, 1).
 * @param resampling Whether other intervals share the key: then there are fewer resamples.
 * @throws {RangeError} If there are fewer than 2 values, one is not finite, or `level` is out of range.
 */
export function bootstrapInterval(
  values: readonly number[],
  key: Key,
  level = 0.95,
  resampling: Resampling = "own",
): Interval {
  if (values.length < 2) {
    throw new RangeError(
      `Cannot bootstrap an interval as 'values' must hold at least 2 numbers: current length is ${values.length}`,
    );
  }
  if (!values.every(Number.isFinite)) {
    throw new RangeError(
      `Cannot bootstrap an interval as 'values' must be finite: current values are ${values}`,
    );
  }
  if (!(level > 0 && level < 1)) {
    throw new RangeError(
      `Cannot bootstrap an interval as 'level' must lie in (0, 1): current value is ${level}`,
    );
  }
  // Sorted first, so that the order in which results arrived cannot change a digit.
  const sorted = Float64Array.from(values).sort();
  const count = resampleCount(sorted.length, resampling);
  const means = resampledMeans(sorted, key, count);
  const tail = (1 - level) / 2;
  return {
    lower: orderStatistic(means, Math.floor(tail * count)),
    upper: orderStatistic(means, Math.ceil((1 - tail) * count) - 1),
  };
}
