/// <reference lib="dom" />
import type { Rows } from "./csv.ts";

/**
 * The numbers of an HTML table, spans resolved: a cell that spans several columns or rows stands in each
 * of them, and the rows of the head become one. A `<data>` gives its value with all digits; a dash for
 * nothing is empty.
 *
 * @param table The table; `data-unit` on a column's head names the unit.
 */
export function tableRows(table: HTMLTableElement): Rows {
  const grid: string[][] = [];
  const headRows = table.tHead?.rows.length ?? 0;
  [...table.rows].forEach((row, r) => {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[r]?.[column] !== undefined) column++;
      const text = cellText(cell);
      for (let down = 0; down < cell.rowSpan; down++) {
        for (let right = 0; right < cell.colSpan; right++) {
          (grid[r + down] ??= [])[column + right] = text;
        }
      }
      column += cell.colSpan;
    }
  });
  const width = Math.max(0, ...grid.map((row) => row.length));
  const filled = grid.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ""));
  const head = Array.from(
    { length: width },
    (_, i) =>
      [...new Set(filled.slice(0, headRows).map((row) => row[i]))].filter(Boolean).join(": "),
  );
  return [...(headRows > 0 ? [head] : []), ...filled.slice(headRows)];
}

function cellText(cell: HTMLTableCellElement): string {
  const value = cell.querySelector("data")?.value;
  if (value !== undefined && value !== "") return value;
  const copy = cell.cloneNode(true) as HTMLElement;
  // Of two wordings of one name, the long one.
  for (const double of copy.querySelectorAll(".narrow, svg")) double.remove();
  const text = (copy.textContent ?? "").replace(/\s+/g, " ").trim();
  const { unit } = cell.dataset;
  if (unit !== undefined) return `${text} [${unit}]`;
  return text === "–" ? "" : text.replace(/^−(?=\d)/, "-");
}
