/// <reference lib="dom" />
import type { ResultsRows } from "../../src/report/results_rows.ts";
import { trialOfHash } from "../trial/trial_hash.ts";
import { type ChoiceMenu, choiceMenu } from "./choice_menu.ts";
import { drawRow } from "./draw_row.ts";
import { filterRows } from "./filter_rows.ts";
import { resultsCsv } from "./results_csv.ts";
import { rowWindow } from "./row_window.ts";
import { type SortHeaders, sortHeaders } from "./sort_headers.ts";
import { sortRows } from "./sort_rows.ts";
import { type ColumnId, type FitStatus, statusesOf } from "./table_columns.ts";
import { EVERYTHING, nextSorting, type TableState } from "./table_state.ts";
import { readTableState, writeTableState } from "./url_state.ts";

/** How long a reader may go on typing before the rows follow, in milliseconds. */
const PAUSE = 120;

/** The table of all results: it draws the rows in view and keeps what is shown in the URL's fragment. */
export class ResultsTable {
  readonly #section: HTMLElement;
  readonly #rows: ResultsRows;
  readonly #statuses: readonly FitStatus[];
  readonly #scroller: HTMLElement;
  readonly #body: HTMLElement;
  readonly #heads: SortHeaders;
  readonly #menus: { readonly field: MenuField; readonly menu: ChoiceMenu }[];
  #state: TableState = EVERYTHING;
  #shown: Uint32Array = new Uint32Array();
  #rowHeight = 0;
  #drawn = "";
  #typing: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param section The section with the table's head, controls and first rows.
   * @param rows All results.
   */
  constructor(section: HTMLElement, rows: ResultsRows) {
    this.#section = section;
    this.#rows = rows;
    this.#statuses = statusesOf(rows);
    this.#scroller = find(section, ".results-scroll");
    this.#body = find(section, "tbody");
    this.#heads = sortHeaders(find(section, "table"), (column) => this.#sortBy(column as ColumnId));
    this.#menus = this.#makeMenus();
    this.#listen();
    find(section, ".results-controls").hidden = false;
    find(section, "table").setAttribute("aria-rowcount", String(1 + rows.id.length));
    this.#show(EVERYTHING);
    this.#follow(location.hash);
    // A link that says what the table shows leads to it, unless it also opens a trial.
    const isOwn = writeTableState("", this.#state) !== writeTableState("", EVERYTHING);
    if (isOwn && trialOfHash(location.hash) === undefined) {
      section.scrollIntoView({ behavior: "instant" });
    }
  }

  #makeMenus(): { field: MenuField; menu: ChoiceMenu }[] {
    const { targets, estimators } = this.#rows;
    const choices: [MenuField, string, readonly string[]][] = [
      ["targets", "target", targets],
      ["estimators", "estimator", estimators.map(({ full }) => full)],
      ["statuses", "status", ["done", "failed"]],
    ];
    return choices.map(([field, title, names]) => {
      const place = find<HTMLDetailsElement>(this.#section, `[data-filter=${field}]`);
      return {
        field,
        menu: choiceMenu(place, title, names, (chosen) => this.#change({ [field]: chosen })),
      };
    });
  }

  #listen(): void {
    const search = find<HTMLInputElement>(this.#section, "input[type=search]");
    search.addEventListener("input", () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => this.#change({ text: search.value.trim() }), PAUSE);
    });
    find(this.#section, "[data-action=all]")
      .addEventListener("click", () => this.#change(EVERYTHING));
    find(this.#section, "[data-action=csv]").addEventListener("click", () => this.#download());
    this.#scroller.addEventListener("scroll", () => this.#draw(), { passive: true });
    addEventListener("hashchange", () => this.#follow(location.hash));
    new ResizeObserver(() => {
      this.#rowHeight = 0;
      this.#draw();
    }).observe(this.#scroller);
  }

  #sortBy(column: ColumnId): void {
    this.#change({ sorting: nextSorting(this.#state.sorting, column) });
  }

  #change(change: Partial<TableState>): void {
    const everything = change === EVERYTHING ? { sorting: undefined } : {};
    this.#show({ ...this.#state, ...everything, ...change });
    history.replaceState(history.state, "", writeTableState(location.hash, this.#state));
    this.#draw();
  }

  /** Shows what a link says; names that this run has not are left out. */
  #follow(hash: string): void {
    // A plain anchor leads elsewhere on the page and says nothing of this table.
    if (hash.length > 1 && !hash.includes("=")) return this.#draw();
    const state = readTableState(hash);
    const fullNames = new Set(this.#rows.estimators.map(({ full }) => full));
    const targets = new Set(this.#rows.targets);
    const known = {
      ...state,
      targets: state.targets.filter((name) => targets.has(name)),
      estimators: state.estimators.filter((name) => fullNames.has(name)),
    };
    // Where another part of the page changed its parameters, the rows stay where they are.
    if (writeTableState("", known) !== writeTableState("", this.#state)) this.#show(known);
    this.#draw();
  }

  #show(state: TableState): void {
    this.#state = state;
    const filtered = filterRows(this.#rows, this.#statuses, state);
    this.#shown = sortRows(this.#rows, this.#statuses, filtered, state.sorting);
    this.#heads.show(state.sorting);
    for (const { field, menu } of this.#menus) menu.show(state[field]);
    const search = find<HTMLInputElement>(this.#section, "input[type=search]");
    if (search.value.trim() !== state.text) search.value = state.text;
    const [count, all] = [this.#shown.length, this.#rows.id.length];
    find(this.#section, ".results-count").textContent = `${count.toLocaleString("en")} of ${
      all.toLocaleString("en")
    } results`;
    this.#scroller.scrollTop = 0;
    this.#drawn = "";
  }

  /** Draws the rows in view, between two rows that are as high as all that are not. */
  #draw(): void {
    this.#rowHeight ||= this.#measure();
    const { scrollTop, clientHeight } = this.#scroller;
    const { start, end, above, below } = rowWindow(
      this.#shown.length,
      this.#rowHeight,
      scrollTop,
      clientHeight,
    );
    const drawn = `${start} ${end} ${this.#rowHeight} ${location.hash}`;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const rows = Array.from(
      this.#shown.subarray(start, end),
      (row, i) => drawRow(this.#rows, this.#statuses, row, start + i),
    );
    const focused = document.activeElement?.closest<HTMLElement>(".results-table tr")?.dataset.id;
    this.#body.replaceChildren(gap(above), ...rows, gap(below));
    const again = rows.find((row) => focused !== undefined && row.dataset.id === focused);
    again?.querySelector("a")?.focus({ preventScroll: true });
  }

  #measure(): number {
    const probe = this.#rows.id.length > 0 && drawRow(this.#rows, this.#statuses, 0, 0);
    if (!probe) return 1;
    this.#body.replaceChildren(probe);
    this.#drawn = "";
    return probe.getBoundingClientRect().height || 1;
  }

  #download(): void {
    const text = resultsCsv(this.#rows, this.#statuses, this.#shown);
    const link = document.createElement("a");
    // Spreadsheets take a file without a byte order mark for a local encoding.
    link.href = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv" }));
    link.download = "results.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

type MenuField = "targets" | "estimators" | "statuses";

function gap(height: number): HTMLElement {
  const row = document.createElement("tr");
  row.className = "gap";
  row.setAttribute("aria-hidden", "true");
  row.style.height = `${height}px`;
  return row;
}

function find<Found extends HTMLElement = HTMLElement>(
  place: HTMLElement,
  selector: string,
): Found {
  const found = place.querySelector<Found>(selector);
  if (found === null) throw new Error(`Cannot draw the results as '${selector}' is missing`);
  return found;
}
