import type { Interval } from "../bootstrap_interval.ts";
import { bootstrapBcaOfMean } from "./bootstrap_bca_mean.ts";
import { holm } from "./holm.ts";
import { resampleKey, type Resampling } from "./resampling.ts";
import { wilcoxonSignedRank } from "./wilcoxon_signed_rank.ts";

/** Score minus the best's score, by seed. */
export interface PairedDifference {
  /** Above 0 where the best is better. */
  readonly mean: number;
  /** 95 % BCa interval; absent below 2 pairs. */
  readonly interval?: Interval;
  /** Seeds on which both scores are finite. */
  readonly pairs: number;
  /** V of the signed-rank test: above V⁻ where the best is better on most ranks. */
  readonly positiveRanks: number;
  readonly negativeRanks: number;
  /** Wilcoxon's signed-rank test, two-sided. */
  readonly pValue: number;
  /** The same after Holm's correction for the comparisons on this target. */
  readonly adjusted: number;
  /** The least that `adjusted` could be with this many pairs, whatever the scores. */
  readonly leastAdjusted: number;
}

/** Finite scores by seed. */
export type ScoresBySeed = ReadonlyMap<number, number>;

/** An estimator to compare with the best. */
export interface Contender {
  readonly name: string;
  readonly scores: ScoresBySeed;
  /** What the bootstrap's key belongs to: unique in the report. */
  readonly key: string;
}

/**
 * The differences to the best, tested and corrected together.
 *
 * @param best The best's scores, lower is better.
 * @param contenders The others, each with its seeds in ascending order.
 * @param resampling Shared draws are for runs of thousands of fits.
 * @returns By name; those that share no seed with the best are left out.
 */
export function pairedDifferences(
  best: ScoresBySeed,
  contenders: readonly Contender[],
  resampling: Resampling = "own",
): Map<string, PairedDifference> {
  const tested = contenders.flatMap(({ name, scores, key }) => {
    const differences = [...scores].flatMap(([seed, score]) => {
      const other = best.get(seed);
      return other === undefined ? [] : [score - other];
    });
    return differences.length === 0
      ? []
      : [{ name, test: testedDifference(differences, key, resampling) }];
  });
  const pValues = tested.map(({ test }) => test.pValue);
  const adjusted = holm(pValues);
  return new Map(tested.map(({ name, test }, i) => {
    // All signs alike have probability 2 · 2^(−n); the other tests stay as they came out.
    const leastAdjusted = holm(pValues.with(i, 2 ** (1 - test.pairs)))[i];
    return [name, { ...test, adjusted: adjusted[i], leastAdjusted }];
  }));
}

function testedDifference(
  differences: readonly number[],
  name: string,
  resampling: Resampling,
): Omit<PairedDifference, "adjusted" | "leastAdjusted"> {
  const { positive, negative, pValue } = wilcoxonSignedRank(differences);
  return {
    mean: meanOf(differences),
    ...(differences.length > 1 && { interval: intervalOf(differences, name, resampling) }),
    pairs: differences.length,
    positiveRanks: positive,
    negativeRanks: negative,
    pValue,
  };
}

function intervalOf(
  differences: readonly number[],
  name: string,
  resampling: Resampling,
): Interval {
  const key = resampleKey("paired difference", name, resampling);
  const { lower, upper } = bootstrapBcaOfMean(differences, key, resampling);
  return { lower, upper };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
