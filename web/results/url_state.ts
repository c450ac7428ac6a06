import { hashParameters, withHashParameters } from "./hash_parameters.ts";
import { type ColumnId, type FitStatus, TABLE_COLUMNS } from "./table_columns.ts";
import type { Sorting, TableState } from "./table_state.ts";

/** The parameters of the fragment that belong to the table of all results: stable. */
export const TABLE_PARAMETERS = ["sort", "dir", "target", "estimator", "status", "q"] as const;

/**
 * Reads what the table shows from a link: `#sort=kl&dir=desc&target=rings&status=done&q=mfd`. `target`,
 * `estimator` and `status` may occur several times. What is not understood is left out.
 *
 * @param hash The URL's fragment, with its `#` or empty.
 */
export function readTableState(hash: string): TableState {
  const parameters = hashParameters(hash);
  const sorting = sortingOf(parameters.get("sort"), parameters.get("dir"));
  return {
    ...(sorting && { sorting }),
    targets: distinct(parameters.getAll("target")),
    estimators: distinct(parameters.getAll("estimator")),
    statuses: distinct(parameters.getAll("status")).filter(isStatus),
    text: parameters.get("q") ?? "",
  };
}

/**
 * Writes what the table shows into a link; the parameters of others stay.
 *
 * @param hash The fragment so far.
 * @param state What the table shows.
 * @returns The new fragment with its `#`.
 */
export function writeTableState(hash: string, state: TableState): string {
  const { sorting, targets, estimators, statuses, text } = state;
  return withHashParameters(hash, TABLE_PARAMETERS, [
    ...(sorting === undefined
      ? []
      : [["sort", sorting.column], ["dir", sorting.direction]] as const),
    ...targets.map((name) => ["target", name] as const),
    ...estimators.map((name) => ["estimator", name] as const),
    ...statuses.map((name) => ["status", name] as const),
    ...(text === "" ? [] : [["q", text] as const]),
  ]);
}

function sortingOf(column: string | null, direction: string | null): Sorting<ColumnId> | undefined {
  const known = TABLE_COLUMNS.find(({ id }) => id === column);
  return known && { column: known.id, direction: direction === "desc" ? "desc" : "asc" };
}

function isStatus(name: string): name is FitStatus {
  return name === "done" || name === "failed";
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}
