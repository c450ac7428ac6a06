import { fold, keyFromSeed } from "../../random/key.ts";
import type { Interval } from "../bootstrap_interval.ts";
import { bootstrapBcaOfMean } from "../statistics/bootstrap_bca_mean.ts";
import { holm } from "../statistics/holm.ts";
import { wilcoxonSignedRank } from "../statistics/wilcoxon_signed_rank.ts";
import { type DeltaVerdict, deltaVerdict } from "./delta_verdict.ts";

/** One measure of one target and estimator in two runs, by seed. */
export interface PairedValues {
  /** What the bootstrap's key belongs to: unique among the rows. */
  readonly key: string;
  /** Finite values, in the order of the seeds. */
  readonly before: readonly number[];
  /** As many, of the same seeds. */
  readonly after: readonly number[];
}

/** How a measure changed, over the seeds that both runs have. */
export interface PairedDelta {
  /** Means over the seeds; NaN where there is none. */
  readonly before: number;
  readonly after: number;
  /** The mean of after − before. */
  readonly mean: number;
  /** Its 95 % BCa interval; absent below 2 seeds and where nothing changed. */
  readonly interval?: Interval;
  /** After over before less 1, of the means. */
  readonly change: number;
  /** The same of each seed. */
  readonly changes: readonly number[];
  /** Wilcoxon's p-value after Holm's correction; absent where nothing changed. */
  readonly adjusted?: number;
  readonly verdict: DeltaVerdict;
}

/** Values below this count as this in a relative change: nats, or a share of mass. */
export const LEAST_VALUE = 1e-6;
/** A relative difference up to this is no difference: another CPU may round the last digits otherwise. */
const LAST_DIGITS = 1e-9;

/**
 * The paired changes of one measure, tested and corrected together. A row on which nothing changed on
 * any seed is not tested, and does not count in the correction: its p-value could be nothing but 1.
 *
 * Source: for leaving out tests that cannot reject, R. E. Tarone, "A modified Bonferroni method for
 * discrete data", Biometrics 46, 1990.
 *
 * @param measure The measure's name: part of the bootstrap's key.
 * @param rows One a target and estimator.
 * @param tolerance The relative change that counts where there are too few seeds for a test.
 * @returns In the order of the rows.
 */
export function pairedDeltas(
  measure: string,
  rows: readonly PairedValues[],
  tolerance: number,
): PairedDelta[] {
  const differences = rows.map(({ before, after }) =>
    after.map((value, i) => difference(before[i], value))
  );
  const tested = differences.flatMap((row, i) => (row.some((value) => value !== 0) ? [i] : []));
  const tests = tested.map((i) => wilcoxonSignedRank(differences[i]));
  const adjusted = holm(tests.map(({ pValue }) => pValue));
  return rows.map((row, i): PairedDelta => {
    const place = tested.indexOf(i);
    const changes = row.after.map((value, s) => change(row.before[s], value));
    const interval = place < 0
      ? undefined
      : intervalOf(differences[i], JSON.stringify([measure, row.key]));
    const judged = {
      changes,
      positiveRanks: tests[place]?.positive ?? 0,
      negativeRanks: tests[place]?.negative ?? 0,
      adjusted: adjusted[place] ?? 1,
      tests: tested.length,
    };
    const [before, after] = [row.before, row.after].map(meanOf);
    return {
      ...{ before, after, changes },
      mean: meanOf(differences[i]),
      ...(interval && { interval }),
      change: change(before, after),
      ...(place >= 0 && { adjusted: adjusted[place] }),
      verdict: deltaVerdict(judged, tolerance),
    };
  });
}

function difference(before: number, after: number): number {
  const size = Math.max(Math.abs(before), Math.abs(after));
  const isRounding = Math.abs(after - before) <= LAST_DIGITS * size;
  return isRounding ? 0 : after - before;
}

function change(before: number, after: number): number {
  return Math.max(after, LEAST_VALUE) / Math.max(before, LEAST_VALUE) - 1;
}

function intervalOf(differences: readonly number[], name: string): Interval | undefined {
  if (differences.length < 2) return undefined;
  const key = fold(fold(keyFromSeed(0), "paired delta"), name);
  const { lower, upper } = bootstrapBcaOfMean(differences, key);
  return { lower, upper };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
