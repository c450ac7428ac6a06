import type { Cell } from "./trial_columns.ts";
import type { TableColumn, TrialTable } from "./trial_table.ts";

/**
 * A table as a JSON array, one object a trial on a line of its own, its fields in the order of the
 * columns. A missing cell is null, and so is a number that is not finite, which JSON lacks; a `json`
 * column holds the value itself, not a text.
 *
 * @param table One row a trial.
 */
export function json({ columns, rows }: TrialTable): string {
  const lines = rows.map((row) =>
    `{${
      columns.map((column, i) => `${JSON.stringify(column.name)}:${value(column, row[i])}`).join(
        ",",
      )
    }}`
  );
  return lines.length === 0 ? "[]\n" : `[\n${lines.join(",\n")}\n]\n`;
}

/** A cell of a `json` column is JSON already. */
function value({ type }: TableColumn, cell: Cell): string {
  return type === "json" && cell !== null ? String(cell) : JSON.stringify(cell);
}
