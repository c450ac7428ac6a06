import type { TrialResult } from "../../suite/trial.ts";
import type { Interval } from "../bootstrap_interval.ts";
import { collectFits, isFit } from "../collect_fits.ts";
import { listOf } from "../list_of.ts";
import type { Manifest } from "../manifest.ts";
import { methodKey } from "../method_labels.ts";
import { type ScoreRow, scoreTable } from "../score_table.ts";

/** Targets × estimators of mean KL, to be printed. */
export interface KlTable {
  readonly targets: readonly string[];
  /** One a row or column: the short label. */
  readonly estimators: readonly string[];
  /** By target and estimator; undefined where it was not fitted. */
  readonly cells: readonly (readonly (KlCell | undefined)[])[];
  /** Sentences that say what the numbers are and what bold means; `KL(p‖q)` and `±` may occur. */
  readonly caption: readonly string[];
}

/** Mean KL of one estimator on one target, in nats. */
export interface KlCell {
  /** NaN where no fit has a score. */
  readonly mean: number;
  /** 95 % percentile bootstrap interval; absent below 2 scores. */
  readonly interval?: Interval;
  /** The best, or tested and not significantly worse. */
  readonly isBold: boolean;
  /** Seeds without a score. */
  readonly failed: number;
}

/**
 * The KL table for print: the lowest mean of each target and every estimator that a test did not find
 * worse are in bold. Where there are too few seeds for any test, the lowest mean alone is.
 *
 * @param results The run's results, in any order.
 * @param manifest The run's manifest, for the order.
 * @throws {RangeError} If the run has no finished fit.
 */
export function klTable(results: readonly TrialResult[], manifest: Manifest): KlTable {
  const scores = scoreTable(collectFits(results, manifest));
  const rows = scores.flatMap((entry) => entry.rows);
  if (!rows.some(({ group }) => group.fits.length > 0)) {
    throw new RangeError(
      "Cannot export a table of KL as the run must hold a finished fit: current count is 0",
    );
  }
  const estimators = new Map(
    rows.map(({ group }) => [methodKey(group.estimator), group.label.short]),
  );
  const cells = scores.map((entry) =>
    [...estimators.keys()].map((key) => {
      const row = entry.rows.find(({ group }) => methodKey(group.estimator) === key);
      return row && cellOf(row);
    })
  );
  return {
    targets: scores.map(({ target }) => target),
    estimators: [...estimators.values()],
    cells,
    caption: captionOf(results, rows),
  };
}

function cellOf({ group, kl, comparison }: ScoreRow): KlCell {
  const kind = comparison?.verdict.kind;
  return {
    mean: kl.mean,
    ...(kl.interval && { interval: kl.interval }),
    isBold: kind === "best" || kind === "no significant difference" || kind === "better",
    failed: group.fits.length + group.failed - kl.count,
  };
}

function captionOf(results: readonly TrialResult[], rows: readonly ScoreRow[]): string[] {
  const fits = results.flatMap(({ trial }) => (isFit(trial) ? [trial] : []));
  const seeds = distinct(fits.map(({ seed }) => seed));
  const steps = distinct(fits.map(({ budget }) => budget.steps));
  const batches = distinct(fits.map(({ budget }) => budget.batch));
  const several = seeds.length > 1 ? ", with 95 % percentile bootstrap intervals" : "";
  return [
    `Mean KL(p‖q) in nats over ${seedsText(seeds)}${several}.`,
    `Budget: ${rangeText(steps)} steps of ${rangeText(batches)} samples.`,
    ...boldSentences(rows),
    ...(rows.some((row) => cellOf(row).failed > 0)
      ? ["†: the mean leaves out seeds without a score."]
      : []),
  ];
}

function boldSentences(rows: readonly ScoreRow[]): string[] {
  const kinds = rows.flatMap(({ comparison }) => comparison?.verdict.kind ?? []);
  if (!kinds.includes("best")) return [];
  const untested = kinds.includes("too few seeds");
  const tested = kinds.some((kind) => !["best", "too few seeds", "not comparable"].includes(kind));
  const test = "Wilcoxon's signed-rank test paired by seed, at the 5 % level, corrected by Holm " +
    "over the estimators of a target";
  if (!tested) {
    return [
      "Bold: the lowest mean on the target" +
      (untested ? `; there are too few seeds for ${test}.` : "."),
    ];
  }
  return [
    `Bold: the lowest mean on the target, and what is not significantly worse by ${test}.`,
    ...(untested
      ? ["Where a target has too few seeds for it, the lowest mean alone is bold."]
      : []),
  ];
}

/** Consecutive seeds as a range. */
function seedsText(seeds: readonly number[]): string {
  const [first, last] = [seeds[0], seeds[seeds.length - 1]];
  if (seeds.length === 1) return `seed ${first}`;
  const isRange = seeds.length > 2 && last - first === seeds.length - 1;
  return isRange ? `seeds ${first} to ${last}` : `seeds ${listOf(seeds.map(String))}`;
}

function rangeText(values: readonly number[]): string {
  return values.length === 1 ? String(values[0]) : `${values[0]} to ${values[values.length - 1]}`;
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
