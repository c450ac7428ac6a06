import type { ResultsRows } from "../../src/report/results_rows.ts";
import type { FitStatus } from "./table_columns.ts";
import type { TableState } from "./table_state.ts";

/**
 * The rows that pass every filter: one of the chosen targets, estimators and statuses each, and every
 * word of the text within the target or the estimator (in full or short), as the beginning of the
 * status or the id, or as the seed. Case does not matter.
 *
 * @param rows All results.
 * @param statuses One a row.
 * @param state The filters; its sorting does not matter here.
 * @returns Indices of rows, ascending.
 */
export function filterRows(
  rows: ResultsRows,
  statuses: readonly FitStatus[],
  state: Omit<TableState, "sorting">,
): Uint32Array {
  const isTarget = chosen(rows.targets, state.targets);
  const isEstimator = chosen(rows.estimators.map(({ full }) => full), state.estimators);
  const isStatus = (status: FitStatus) =>
    state.statuses.length === 0 || state.statuses.includes(status);
  const words = state.text.toLowerCase().split(/\s+/).filter((word) => word !== "")
    .map((word) => matcherOf(rows, statuses, word));
  const kept = new Uint32Array(rows.id.length);
  let count = 0;
  for (let row = 0; row < rows.id.length; row++) {
    if (!isTarget[rows.target[row]] || !isEstimator[rows.estimator[row]]) continue;
    if (!isStatus(statuses[row]) || !words.every((matches) => matches(row))) continue;
    kept[count++] = row;
  }
  return kept.slice(0, count);
}

function chosen(names: readonly string[], wanted: readonly string[]): boolean[] {
  const set = new Set(wanted);
  return names.map((name) => set.size === 0 || set.has(name));
}

/** Names are searched once for each name and not for each row. */
function matcherOf(
  rows: ResultsRows,
  statuses: readonly FitStatus[],
  word: string,
): (row: number) => boolean {
  const holds = (name: string) => name.toLowerCase().includes(word);
  const inTarget = rows.targets.map(holds);
  const inEstimator = rows.estimators.map(({ full, short }) => holds(full) || holds(short));
  return (row) =>
    inTarget[rows.target[row]] || inEstimator[rows.estimator[row]] ||
    statuses[row].startsWith(word) || String(rows.seed[row]) === word ||
    rows.id[row].toLowerCase().startsWith(word);
}
