/// <reference lib="dom" />
import { render, type VNode } from "preact";
import type { Chart } from "../../src/report/chart.ts";
import type { TrialView } from "../../src/report/trial_views/trial_view.ts";
import { LiveChart } from "../charts/live_chart.ts";
import { attachDownloads } from "../downloads/attach_downloads.ts";
import { trialArticle } from "./trial_article.tsx";
import { hashWithTrial, trialOfHash } from "./trial_hash.ts";
import type { TrialEntry, TrialStore } from "./trial_store.ts";

/** A mark in the history: the view was opened from this page, so that going back closes it. */
interface OpenedState {
  readonly openedTrial?: boolean;
}

/** The view of one trial over the report; which one is in the URL. */
export class TrialDialog {
  readonly #dialog: HTMLDialogElement;
  readonly #store: TrialStore;
  #shown: TrialEntry | undefined;
  #live: LiveChart[] = [];
  /** What had the focus before. */
  #opener: HTMLElement | null = null;

  /**
   * @param dialog The dialog of `TrialSection`.
   * @param store The trials of the page.
   */
  constructor(dialog: HTMLDialogElement, store: TrialStore) {
    this.#dialog = dialog;
    this.#store = store;
    document.addEventListener("click", (event) => this.#follow(event));
    for (const event of ["popstate", "hashchange"]) addEventListener(event, () => this.#route());
    this.#part("close").addEventListener("click", () => this.#leave());
    this.#part("previous").addEventListener("click", () => this.#step(-1));
    this.#part("next").addEventListener("click", () => this.#step(1));
    // Escape closes by way of the URL, as everything else does.
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#leave();
    });
    this.#route();
  }

  /** Draws the charts anew, with the colours that hold now. */
  draw(): void {
    for (const chart of this.#live) chart.draw();
  }

  /** A link to a trial keeps the other parameters of the URL. */
  #follow(event: MouseEvent): void {
    const link = (event.target as Element).closest?.('a[href^="#"]') as HTMLAnchorElement | null;
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const id = link && trialOfHash(link.hash);
    if (!id || !isPlain || event.defaultPrevented) return;
    event.preventDefault();
    const state: OpenedState = { ...history.state, openedTrial: true };
    history.pushState(state, "", hashWithTrial(location.hash, id));
    this.#route();
  }

  #leave(): void {
    if ((history.state as OpenedState | null)?.openedTrial) return history.back();
    const hash = hashWithTrial(location.hash);
    history.replaceState(history.state, "", hash || location.pathname + location.search);
    this.#route();
  }

  /** Neighbours replace one another in the history: going back leaves the view at once. */
  #step(by: number): void {
    const siblings = this.#shown === undefined ? [] : this.#store.siblings(this.#shown);
    const next = siblings[siblings.indexOf(this.#shown!) + by];
    if (next === undefined) return;
    history.replaceState(history.state, "", hashWithTrial(location.hash, next.id));
    this.#route();
  }

  #route(): void {
    const id = trialOfHash(location.hash);
    if (id === undefined) {
      this.#shown = undefined;
      if (this.#dialog.open) this.#close();
      return;
    }
    const entry = this.#store.find(id);
    if (entry !== undefined && entry === this.#shown) return;
    this.#shown = entry;
    void (entry === undefined ? this.#showMissing(id) : this.#show(entry));
  }

  /** A step back in the history moves the focus once more, after the dialog has given it back. */
  #close(): void {
    this.#dialog.close();
    const opener = this.#opener;
    setTimeout(() => opener?.focus({ preventScroll: true }));
  }

  async #show(entry: TrialEntry): Promise<void> {
    const view = await this.#store.view(entry);
    const target = view.kind === "fit" ? await this.#store.target(view.subject) : undefined;
    // Another trial may have been asked for meanwhile.
    if (this.#shown !== entry) return;
    const { article, charts } = trialArticle({ view, target });
    this.#head(view.label.full, subtitle(view), this.#store.siblings(entry), entry);
    this.#fill(article, charts, view);
  }

  #showMissing(id: string): void {
    const { omitted } = this.#store;
    const others = omitted === 0
      ? ""
      : ` It leaves out ${omitted.toLocaleString("en")} of the run's trials; their numbers are ` +
        "in the table of all results.";
    const text = `This report holds no view of a trial whose id begins with ${id}.${others}`;
    this.#head("No such trial", text, []);
    this.#fill(null, []);
  }

  #head(title: string, text: string, siblings: readonly TrialEntry[], entry?: TrialEntry): void {
    this.#part("title").textContent = title;
    this.#part("subtitle").textContent = text;
    const place = entry === undefined ? -1 : siblings.indexOf(entry);
    this.#part("place").textContent = place < 0 ? "" : `${place + 1} of ${siblings.length}`;
    this.#toggle("previous", place > 0);
    this.#toggle("next", place >= 0 && place < siblings.length - 1);
  }

  /** A button at the end stays in reach of the focus that it has. */
  #toggle(name: string, isThere: boolean): void {
    this.#part(name).setAttribute("aria-disabled", String(!isThere));
  }

  #fill(article: VNode | null, charts: readonly Chart[], view?: TrialView): void {
    const body = this.#part("body");
    render(null, body);
    render(article, body);
    if (!this.#dialog.open) {
      this.#opener = document.activeElement as HTMLElement | null;
      this.#dialog.showModal();
    }
    this.#dialog.scrollTop = 0;
    const byId = new Map(charts.map((chart) => [chart.id, chart]));
    this.#live = [...body.querySelectorAll<HTMLElement>("[data-chart]")].flatMap((place) => {
      const chart = byId.get(place.dataset.chart ?? "");
      return chart === undefined ? [] : [new LiveChart(place, chart)];
    });
    const prefix = view && [view.subject, view.label.short, view.seed].join(" ");
    attachDownloads(body, { charts: byId, prefix });
  }

  #part(name: string): HTMLElement {
    return this.#dialog.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  }
}

function subtitle({ subject, seed, status, id }: TrialView): string {
  const seeds = seed === undefined ? "" : `, seed ${seed}`;
  return `${subject}${seeds}, ${status === "done" ? "done" : "failed"}, trial ${id}`;
}
