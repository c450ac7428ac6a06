import type { TrialResult } from "../src/suite/trial.ts";
import { methodLabel, trialLabel } from "./trial_label.ts";

/**
 * The mean KL(p‖q) of each estimator on each target, as a table in plain text.
 *
 * @param results The results of a run, in the order of its plan.
 * @returns Lines; none if no fit is done.
 */
export function klTable(results: readonly TrialResult[]): string[] {
  const values = new Map<string, Map<string, number[]>>();
  const targets = new Set<string>();
  for (const { method, target, kl } of results.flatMap(fitKl)) {
    targets.add(target);
    const row = values.get(method) ?? new Map<string, number[]>();
    values.set(method, row.set(target, [...row.get(target) ?? [], kl]));
  }
  if (values.size === 0) return [];
  const rows = [...values].map(([method, row]) => [
    method,
    ...[...targets].map((target) => meanLabel(row.get(target))),
  ]);
  return ["Mean KL(p‖q) in nats (seeds)", ...align([["", ...targets], ...rows])];
}

/**
 * The failed trials with their reasons.
 *
 * @param results The results of a run.
 * @returns One line a failure.
 */
export function failureLines(results: readonly TrialResult[]): string[] {
  return results.flatMap((result) =>
    result.status === "failed" ? `${trialLabel(result.trial)}: ${result.reason}` : []
  );
}

function fitKl(result: TrialResult): { method: string; target: string; kl: number }[] {
  if (result.status !== "done" || !("estimator" in result.trial) || !("kl" in result.metrics)) {
    return [];
  }
  const { estimator, target } = result.trial;
  return [{ method: methodLabel(estimator), target: target.name, kl: result.metrics.kl.value }];
}

function meanLabel(values: readonly number[] = []): string {
  if (values.length === 0) return "–";
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return `${mean.toPrecision(3)} (${values.length})`;
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
