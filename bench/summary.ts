import type { DoneResult, TrialResult } from "../src/suite/trial.ts";
import { methodLabel, trialLabel } from "./trial_label.ts";

/**
 * The mean KL(p‖q) of each estimator on each target of known law, as a table in plain text.
 *
 * @param results The results of a run, in the order of its plan.
 * @returns Lines; none if no fit is done.
 */
export function klTable(results: Iterable<TrialResult>): string[] {
  return meanTable(
    "Mean KL(p‖q) in nats (seeds)",
    results,
    3,
    (metrics) => "kl" in metrics ? metrics.kl.value : undefined,
  );
}

/**
 * The mean held-out negative log-likelihood of each estimator on each target that is only samples.
 *
 * @param results The results of a run, in the order of its plan.
 * @returns Lines; none if no such fit is done.
 */
export function nllTable(results: Iterable<TrialResult>): string[] {
  // Five digits, as differences count and not the likelihood itself.
  return meanTable(
    "Mean held-out NLL in nats a point (seeds)",
    results,
    5,
    (metrics) => "heldOutNll" in metrics ? metrics.heldOutNll.value : undefined,
  );
}

type ScoreOf = (metrics: DoneResult["metrics"]) => number | undefined;

function meanTable(
  title: string,
  results: Iterable<TrialResult>,
  digits: number,
  scoreOf: ScoreOf,
): string[] {
  const values = new Map<string, Map<string, number[]>>();
  const targets = new Set<string>();
  for (const result of results) {
    const fit = fitScore(result, scoreOf);
    if (fit === undefined) continue;
    targets.add(fit.target);
    const row = values.get(fit.method) ?? new Map<string, number[]>();
    values.set(fit.method, row);
    row.set(fit.target, row.get(fit.target) ?? []).get(fit.target)!.push(fit.score);
  }
  if (values.size === 0) return [];
  const rows = [...values].map(([method, row]) => [
    method,
    ...[...targets].map((target) => meanLabel(row.get(target), digits)),
  ]);
  return [title, ...align([["", ...targets], ...rows])];
}

/**
 * Failed trials with their reasons.
 *
 * @param results The results of a run.
 * @param most How many at the most.
 * @returns One line a failure.
 */
export function failureLines(results: Iterable<TrialResult>, most: number): string[] {
  const lines: string[] = [];
  for (const result of results) {
    if (lines.length === most) break;
    if (result.status === "failed") lines.push(`${trialLabel(result.trial)}: ${result.reason}`);
  }
  return lines;
}

function fitScore(
  result: TrialResult,
  scoreOf: ScoreOf,
): { method: string; target: string; score: number } | undefined {
  if (result.status !== "done" || !("estimator" in result.trial)) return undefined;
  const score = scoreOf(result.metrics);
  if (score === undefined) return undefined;
  const { estimator, target } = result.trial;
  return { method: methodLabel(estimator), target: target.name, score };
}

function meanLabel(values: readonly number[] = [], digits: number): string {
  if (values.length === 0) return "–";
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return `${mean.toPrecision(digits)} (${values.length})`;
}

/** The first column to the left, numbers to the right. */
function align(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])
    ).join("  ").trimEnd()
  );
}
