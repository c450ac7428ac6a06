/// <reference lib="dom" />
import { ResultsTable } from "./results_table.ts";
import { sortScoreTables } from "./sort_score_tables.ts";

/** Brings the page's sortable tables to life: all results, and the scores of each target. */
export function openResults(): void {
  sortScoreTables();
  const section = document.getElementById("results");
  const block = document.getElementById("results-rows");
  if (section === null || block === null) return;
  new ResultsTable(section, JSON.parse(block.textContent ?? ""));
}
