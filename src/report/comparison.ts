import type { FitGroup } from "./collect_fits.ts";
import { geometricMeanKl } from "./log_kl.ts";
import { methodKey, type MethodLabel } from "./method_labels.ts";
import type { ScoreRow, TargetScores } from "./score_table.ts";
import { median } from "./summarise.ts";

/** All estimators of a run against all of its targets. */
export interface Comparison {
  readonly targets: readonly ComparedTarget[];
  /** By rank; those without one last. */
  readonly rows: readonly ComparisonRow[];
}

/** A column of a comparison. */
export interface ComparedTarget {
  readonly name: string;
  /** Whether every estimator was fitted to it, so that it counts in means over targets. */
  readonly isCommon: boolean;
  /** Whether it has at least two modes: without, no weight can be wrong. */
  readonly hasModes: boolean;
}

/** What one estimator reaches. */
export interface ComparisonRow {
  readonly estimator: FitGroup["estimator"];
  readonly label: MethodLabel;
  /** One cell a target; undefined where it was not fitted. */
  readonly cells: readonly (ComparisonCell | undefined)[];
  /** Geometric mean over the common targets of the mean KL, in nats; NaN where one of them has no score. */
  readonly kl: number;
  /** Mean over the common targets with modes of the mode-weight error; NaN where there is none. */
  readonly modeWeightError: number;
  /** The targets with modes on which it is blind, of how many that have a score. */
  readonly blindOn: readonly string[];
  readonly seenOn: number;
  /** The greatest mode-weight error on a target. */
  readonly worstError: number;
  /** Median over the fits to common targets, in seconds. */
  readonly cpuSeconds: number;
  /** How many fits failed or have no finite KL. */
  readonly failed: number;
  /** From 1 for the least geometric mean; absent where that is NaN. */
  readonly rank?: number;
}

/** One estimator on one target. */
export interface ComparisonCell {
  /** Mean over seeds, in nats. */
  readonly kl: number;
  /** Mean over seeds of the total variation of mode weights from the truth. */
  readonly modeWeightError: number;
  /** Fits that failed or have no finite KL, and all fits. */
  readonly failed: number;
  readonly planned: number;
}

/** A mode-weight error from which an estimator counts as blind: a tenth of the mass in wrong modes. */
export const BLIND = 0.1;
/** A mode-weight error below which an estimator counts as seeing the weights. */
export const SEES = 0.03;
/** With fewer methods than these, FD beside MFD says more than a matrix. */
const FEWEST_METHODS = 4;

/**
 * Compares the estimators of a run over its targets.
 *
 * @param scores The KL table.
 * @returns Undefined where fewer than two targets or four methods were run.
 */
export function comparison(scores: readonly TargetScores[]): Comparison | undefined {
  const rows = scores.flatMap((entry) => entry.rows);
  const methods = new Set(rows.map((row) => row.group.estimator.name));
  if (scores.length < 2 || methods.size < FEWEST_METHODS) return undefined;
  const byKey = scores.map(({ rows }) => new Map(rows.map((row) => [keyOf(row), row])));
  const keys = [...new Set(byKey.flatMap((own) => [...own.keys()]))];
  const targets = scores.map(({ target, rows }, i): ComparedTarget => ({
    name: target,
    isCommon: keys.every((key) => byKey[i].has(key)),
    hasModes: rows.some(({ group }) =>
      group.fits.some((fit) => fit.metrics.modeWeights.true.length > 1)
    ),
  }));
  const compared = keys.map((key) => rowOf(byKey.map((own) => own.get(key)), targets));
  return { targets, rows: ranked(compared) };
}

function keyOf({ group }: ScoreRow): string {
  return methodKey(group.estimator);
}

function rowOf(
  own: readonly (ScoreRow | undefined)[],
  targets: readonly ComparedTarget[],
): ComparisonRow {
  const groups = own.flatMap((row) => (row === undefined ? [] : [row.group]));
  const cells = own.map((row) => row && cellOf(row));
  const timed = own.flatMap((row, i) => (targets[i].isCommon ? row?.group.fits ?? [] : []));
  const common = cells.flatMap((cell, i) => (targets[i].isCommon && cell ? [cell] : []));
  const withModes = targets.flatMap(({ name, hasModes, isCommon }, i) => {
    const error = cells[i]?.modeWeightError ?? NaN;
    return hasModes && Number.isFinite(error) ? [{ name, isCommon, error }] : [];
  });
  const errors = withModes.filter((target) => target.isCommon).map(({ error }) => error);
  return {
    estimator: groups[0].estimator,
    label: groups[0].label,
    cells,
    kl: geometricMeanKl(common.map((cell) => cell.kl)),
    modeWeightError: errors.reduce((sum, error) => sum + error, 0) / errors.length,
    blindOn: withModes.filter(({ error }) => error >= BLIND).map(({ name }) => name),
    seenOn: withModes.length,
    worstError: withModes.reduce((most, { error }) => Math.max(most, error), 0),
    cpuSeconds: median(timed.map((fit) => fit.timing.cpuSeconds)),
    failed: cells.reduce((sum, cell) => sum + (cell?.failed ?? 0), 0),
  };
}

function cellOf({ group, kl, modeWeights }: ScoreRow): ComparisonCell {
  const planned = group.fits.length + group.failed;
  return {
    kl: kl.mean,
    modeWeightError: modeWeights.mean,
    failed: planned - kl.count,
    planned,
  };
}

function ranked(rows: readonly ComparisonRow[]): ComparisonRow[] {
  const complete = rows.filter((row) => Number.isFinite(row.kl)).sort((a, b) => a.kl - b.kl);
  const incomplete = rows.filter((row) => !Number.isFinite(row.kl));
  return [...complete.map((row, index) => ({ ...row, rank: index + 1 })), ...incomplete];
}
