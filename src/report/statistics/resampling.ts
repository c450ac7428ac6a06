import { fold, type Key, keyFromSeed } from "../../random/key.ts";
import { uniform } from "../../random/uniform.ts";

/**
 * Where the resamples of a bootstrap come from: each interval draws its own, or all intervals of a
 * run share one set of draws, which makes a run of many thousand fits some twenty times cheaper.
 * Shared draws leave each interval as good as it was and make the Monte Carlo errors of several
 * intervals alike.
 */
export type Resampling = "own" | "shared";

const RESAMPLES = 10_000;
/** Fewer where intervals come by the thousand: an end is placed to a thirtieth of half a width. */
const SHARED_RESAMPLES = 2000;
/** Draws an interval may take: from 100 values on fewer resamples place its ends well enough. */
const MOST_DRAWS = 1_000_000;
const FEWEST_RESAMPLES = 400;
/** A run of more fits than these shares its draws. */
const MOST_FITS = 2000;

/**
 * How a run of so many fits is resampled.
 *
 * @param fits How many fits the run has.
 */
export function resamplingOf(fits: number): Resampling {
  return fits > MOST_FITS ? "shared" : "own";
}

/**
 * How many resamples of `n` values are drawn: 10,000, or 2,000 shared ones, and fewer of more than
 * 100 values, but at least 400.
 *
 * @param n How many values there are.
 * @param resampling Where the resamples come from.
 */
export function resampleCount(n: number, resampling: Resampling = "own"): number {
  const most = resampling === "own" ? RESAMPLES : SHARED_RESAMPLES;
  return Math.max(FEWEST_RESAMPLES, Math.min(most, Math.floor(MOST_DRAWS / n)));
}

/**
 * The key of an interval's draws.
 *
 * @param purpose What kind of interval it is.
 * @param name What the interval is of; unique in the report.
 * @param resampling Shared draws have one key for all names.
 */
export function resampleKey(purpose: string, name: string, resampling: Resampling = "own"): Key {
  return fold(fold(keyFromSeed(0), purpose), resampling === "own" ? name : "shared");
}

/** The draws of the keys that were asked for last: shared ones are asked for again and again. */
const kept: { readonly key: Key; readonly draws: Float64Array }[] = [];
const MOST_KEPT = 2;

/**
 * Uniform draws on [0, 1): those of `uniform`, kept for the next who asks for them.
 *
 * @param key The key to draw under.
 * @param count How many draws.
 * @returns At least `count` numbers; not to be written to.
 */
export function resampleDraws(key: Key, count: number): Float64Array {
  const place = kept.findIndex((entry) => entry.key[0] === key[0] && entry.key[1] === key[1]);
  if (place >= 0 && kept[place].draws.length >= count) return kept[place].draws;
  const draws = uniform(key, count);
  kept.splice(place < 0 ? MOST_KEPT - 1 : place, 1);
  kept.unshift({ key, draws });
  return draws;
}

/**
 * The means of samples drawn from values with replacement, in the order of the draws.
 *
 * @param values The values; their order matters to the last digits.
 * @param key The key to draw under.
 * @param count How many means.
 */
export function resampledMeans(values: ArrayLike<number>, key: Key, count: number): Float64Array {
  const n = values.length;
  const draws = resampleDraws(key, count * n);
  const means = new Float64Array(count);
  for (let b = 0, at = 0; b < count; b++) {
    let sum = 0;
    for (let i = 0; i < n; i++, at++) sum += values[(draws[at] * n) | 0];
    means[b] = sum / n;
  }
  return means;
}
