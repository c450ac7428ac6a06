import { fold, type Key } from "../../random/key.ts";
import { type BcaInterval, bcaInterval } from "./bca_interval.ts";
import { resampleCount, resampledMeans, type Resampling } from "./resampling.ts";

/**
 * The BCa bootstrap interval of a mean: what `bootstrapBca` gives for it, up to the last digits and
 * to 100 values, in time proportional to the draws and without a copy of the values for each.
 *
 * Source: B. Efron, R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, equations (14.9),
 * (14.10), (14.14) and (14.15).
 *
 * @param values At least 2 finite numbers. Their order matters to the last digits.
 * @param key The key to resample under.
 * @param resampling Whether other intervals share the key: then there are fewer resamples.
 * @param level Coverage, in (0, 1).
 * @throws {RangeError} If there are fewer than 2 values, one is not finite, or `level` is out of range.
 */
export function bootstrapBcaOfMean(
  values: readonly number[],
  key: Key,
  resampling: Resampling = "own",
  level = 0.95,
): BcaInterval {
  if (values.length < 2 || !values.every(Number.isFinite)) {
    throw new RangeError(
      `Cannot bootstrap an interval as 'values' must hold at least 2 finite numbers: current values are [${
        values.slice(0, 10).join(", ")
      }]`,
    );
  }
  if (!(level > 0 && level < 1)) {
    throw new RangeError(
      `Cannot bootstrap an interval as 'level' must lie in (0, 1): current value is ${level}`,
    );
  }
  const count = resampleCount(values.length, resampling);
  const means = resampledMeans(values, fold(key, 0), count);
  const observed = values.reduce((sum, value) => sum + value, 0) / values.length;
  return bcaInterval(means, observed, accelerationOf(values, observed), level);
}

/** â: the influence of a value on the mean is its deviation, so that no mean is taken anew. */
function accelerationOf(values: readonly number[], mean: number): number {
  let [squares, cubes] = [0, 0];
  for (const value of values) {
    const deviation = value - mean;
    squares += deviation ** 2;
    cubes += deviation ** 3;
  }
  const acceleration = cubes / (6 * squares ** 1.5);
  return Number.isFinite(acceleration) ? acceleration : 0;
}
