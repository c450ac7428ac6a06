import type { FitMetrics } from "../suite/trial.ts";
import type { FitGroup } from "./collect_fits.ts";
import { methodKey } from "./method_labels.ts";
import { pairedComparison, type PairedRow } from "./statistics/paired_comparison.ts";
import { type Resampling, resamplingOf } from "./statistics/resampling.ts";
import { median, summarise, type Summary } from "./summarise.ts";

/** The scores of one estimator on one target. */
export interface ScoreRow {
  readonly group: FitGroup;
  readonly kl: Summary;
  readonly reverseKl: Summary;
  readonly totalVariation: Summary;
  readonly modeWeights: Summary;
  readonly spuriousMass: Summary;
  readonly fisher: Summary;
  /** Median over seeds, in seconds. */
  readonly cpuSeconds: number;
  /** Whether its mean KL is the least of this target's estimators. */
  readonly best: boolean;
  /** How its KL stands beside the best, seed by seed; absent where it stands alone. */
  readonly comparison?: PairedRow;
}

/** The scores of all estimators on one target. */
export interface TargetScores {
  readonly target: string;
  readonly rows: readonly ScoreRow[];
}

/**
 * The KL table: targets × estimators. "Best" is the least mean KL among the estimators without a
 * failed seed, since leaving out failures flatters whoever fails; among all where every one failed.
 *
 * @param groups The run's fits.
 */
export function scoreTable(groups: readonly FitGroup[]): TargetScores[] {
  const resampling = resamplingOf(groups.reduce((sum, { fits }) => sum + fits.length, 0));
  return [...Map.groupBy(groups, (group) => group.target)].map(([target, own]) => {
    const rows = own.map((group) => scoreRow(group, resampling));
    const scored = rows.filter((row) => Number.isFinite(row.kl.mean));
    const complete = scored.filter((row) =>
      row.group.failed === 0 && row.kl.count === row.group.fits.length
    );
    const contenders = complete.length > 0 ? complete : scored;
    const least = Math.min(...contenders.map((row) => row.kl.mean));
    const compared = pairedKls(target, rows, resampling);
    return {
      target,
      rows: rows.map((row, index) => ({
        ...row,
        comparison: rows.length > 1 ? compared[index] : undefined,
        best: contenders.length > 1 && contenders.includes(row) && row.kl.mean === least,
      })),
    };
  });
}

function pairedKls(
  target: string,
  rows: readonly ScoreRow[],
  resampling: Resampling,
): readonly PairedRow[] {
  return pairedComparison(
    target,
    rows.map(({ group }) => ({
      name: group.label.full,
      scores: group.fits.map((fit) => ({ seed: fit.seed, value: fit.metrics.kl.value })),
    })),
    resampling,
  ).rows;
}

function scoreRow(group: FitGroup, resampling: Resampling): ScoreRow {
  const summary = (metric: string, value: (metrics: FitMetrics) => number) =>
    summarise(
      group.fits.map((fit) => value(fit.metrics)),
      JSON.stringify([group.target, methodKey(group.estimator), metric]),
      resampling,
    );
  return {
    group,
    kl: summary("kl", (metrics) => metrics.kl.value),
    reverseKl: summary("reverseKl", (metrics) => metrics.reverseKl.value),
    totalVariation: summary("totalVariation", (metrics) => metrics.totalVariation.value),
    modeWeights: summary("modeWeights", (metrics) => metrics.modeWeights.totalVariation),
    spuriousMass: summary("spuriousMass", (metrics) => metrics.spuriousMass.value),
    fisher: summary("fisher", (metrics) => metrics.fisher.value),
    cpuSeconds: median(group.fits.map((fit) => fit.timing.cpuSeconds)),
    best: false,
  };
}
