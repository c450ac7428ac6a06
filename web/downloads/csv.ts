/** A table: the first row names the columns, with their units. */
export type Rows = readonly (readonly (string | number | null)[])[];

/**
 * Writes a table as CSV under RFC 4180: commas, lines ended by CR LF, quotation marks where a field
 * holds a comma, a quotation mark or a line's end, doubled within. Numbers have all their digits;
 * null, NaN and infinities are empty. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it: names in a run may come from strangers.
 *
 * @param rows The table.
 */
export function csvText(rows: Rows): string {
  return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

function field(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = /^[=+@\t\r-]/.test(value) && !isNumber(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}
