import type { ColumnId, FitStatus } from "./table_columns.ts";

/** Which way a column is sorted. */
export type Direction = "asc" | "desc";

/** A column to sort by. */
export interface Sorting<Column extends string = string> {
  readonly column: Column;
  readonly direction: Direction;
}

/** What a reader chose to see of the table of all results. */
export interface TableState {
  /** Undefined for the order of the scenario. */
  readonly sorting?: Sorting<ColumnId>;
  /** Names of targets; empty for all. */
  readonly targets: readonly string[];
  /** Estimators in full; empty for all. */
  readonly estimators: readonly string[];
  /** Empty for all. */
  readonly statuses: readonly FitStatus[];
  /** Words that each row must hold somewhere. */
  readonly text: string;
}

/** Every row, in the order of the scenario. */
export const EVERYTHING: TableState = { targets: [], estimators: [], statuses: [], text: "" };

/**
 * The sorting after a press on a column's head: ascending, descending, and then none.
 *
 * @param sorting What holds now.
 * @param column The column whose head was pressed.
 */
export function nextSorting<Column extends string>(
  sorting: Sorting<Column> | undefined,
  column: Column,
): Sorting<Column> | undefined {
  if (sorting?.column !== column) return { column, direction: "asc" };
  return sorting.direction === "asc" ? { column, direction: "desc" } : undefined;
}
