/// <reference lib="dom" />
import { hashParameters, withHashParameters } from "./hash_parameters.ts";
import { sortHeaders } from "./sort_headers.ts";
import { nextSorting, type Sorting } from "./table_state.ts";

/** The parameter of the fragment that says how the score tables are sorted: `scores=kl.asc`. */
const PARAMETER = "scores";

/**
 * Makes the score tables sortable, all together, within each target; the rows are those that the page came
 * with. Rows without a number come last both ways.
 */
export function sortScoreTables(): void {
  const tables = [...document.querySelectorAll<HTMLTableElement>("table.scores")];
  if (tables.length === 0) return;
  const bodies = tables.flatMap((table) => [...table.tBodies]);
  const original = new Map(bodies.map((body) => [body, [...body.rows]]));
  let sorting: Sorting | undefined;
  const heads = tables.map((table) =>
    sortHeaders(table, (column) => {
      sorting = nextSorting(sorting, column);
      const value = sorting === undefined ? [] : [`${sorting.column}.${sorting.direction}`];
      const parameters = value.map((text) => [PARAMETER, text] as const);
      const hash = withHashParameters(location.hash, [PARAMETER], parameters);
      history.replaceState(history.state, "", hash);
      show();
    })
  );
  const show = () => {
    for (const each of heads) each.show(sorting);
    for (const [body, rows] of original) body.append(...sorted(rows, sorting));
  };
  const follow = () => {
    if (location.hash.length > 1 && !location.hash.includes("=")) return;
    const next = sortingOf(hashParameters(location.hash).get(PARAMETER), tables[0]);
    if (next?.column === sorting?.column && next?.direction === sorting?.direction) return;
    sorting = next;
    show();
  };
  for (const each of heads) each.show(undefined);
  addEventListener("hashchange", follow);
  follow();
}

function sortingOf(text: string | null, table: HTMLElement): Sorting | undefined {
  const [column, direction] = text?.split(".") ?? [];
  const heads = [...table.querySelectorAll<HTMLElement>("thead th[data-sort]")];
  if (!heads.some((head) => head.dataset.sort === column)) return undefined;
  return { column, direction: direction === "desc" ? "desc" : "asc" };
}

/** The row that names the target stays first. */
function sorted(
  rows: readonly HTMLTableRowElement[],
  sorting: Sorting | undefined,
): HTMLTableRowElement[] {
  if (sorting === undefined) return [...rows];
  const [groups, others] = [true, false].map((isGroup) =>
    rows.filter((row) => row.classList.contains("group") === isGroup)
  );
  const keyed = others.map((row) => ({ row, key: keyOf(row, sorting.column) }));
  const sign = sorting.direction === "asc" ? 1 : -1;
  keyed.sort((a, b) => {
    if (typeof a.key === "string" || typeof b.key === "string") {
      return sign * String(a.key).localeCompare(String(b.key), "en", { numeric: true });
    }
    if (Number.isNaN(a.key) || Number.isNaN(b.key)) {
      return Number(Number.isNaN(a.key)) - Number(Number.isNaN(b.key));
    }
    return sign * (a.key - b.key);
  });
  return [...groups, ...keyed.map(({ row }) => row)];
}

/** A cell's number as its `data` element has it in full; the name of the estimator as a text. */
function keyOf(row: HTMLTableRowElement, column: string): number | string {
  const cell = row.querySelector<HTMLElement>(`[data-column="${CSS.escape(column)}"]`);
  if (cell === null) return NaN;
  if (cell.tagName === "TH") return cell.textContent ?? "";
  return Number(cell.querySelector("data")?.value ?? NaN);
}
