/// <reference lib="dom" />
import type { Sorting } from "./table_state.ts";

const ARIA = { asc: "ascending", desc: "descending" } as const;

/** The heads of a table's columns as buttons that sort. */
export interface SortHeaders {
  /** Shows by which column the rows are sorted. */
  show(sorting: Sorting | undefined): void;
}

/**
 * Turns the heads of a table that have `data-sort` into buttons. Without the script they are plain text.
 *
 * @param table The table.
 * @param onPress Is given the column, the value of `data-sort`.
 */
export function sortHeaders(table: HTMLElement, onPress: (column: string) => void): SortHeaders {
  const heads = [...table.querySelectorAll<HTMLElement>("thead th[data-sort]")];
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    button.addEventListener("click", () => onPress(head.dataset.sort ?? ""));
    head.append(button);
  }
  return {
    show(sorting) {
      for (const head of heads) {
        const isSorted = sorting !== undefined && head.dataset.sort === sorting.column;
        head.setAttribute("aria-sort", isSorted ? ARIA[sorting.direction] : "none");
      }
    },
  };
}
