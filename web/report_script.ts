/// <reference lib="dom" />
import "uplot/dist/uPlot.min.css";
import "./style/tokens.css";
import "./style/page.css";
import "./style/maps.css";
import "./style/tables.css";
import "./style/charts.css";
import "./style/sight.css";
import "./style/ranking.css";
import "./style/comparison.css";
import "./style/panels.css";
import "./style/chooser.css";
import "./style/power.css";
import "./style/methods.css";
import "./style/runs.css";
import "./style/trial.css";
import "./style/downloads.css";
import "./style/results.css";
import "./style/ranks.css";
import "./style/print.css";
import type { Chart } from "../src/report/chart.ts";
import { LiveChart } from "./charts/live_chart.ts";
import { openResults } from "./results/open_results.ts";
import { attachDownloads } from "./downloads/attach_downloads.ts";
import { nameMapNumbers } from "./downloads/map_numbers.ts";
import { TrialDialog } from "./trial/trial_dialog.ts";
import { TrialStore } from "./trial/trial_store.ts";

const block = document.getElementById("charts");
const charts: Chart[] = block === null ? [] : JSON.parse(block.textContent ?? "[]");
const byId = new Map(charts.map((chart) => [chart.id, chart]));
const live: LiveChart[] = [];
for (const place of document.querySelectorAll<HTMLElement>("[data-chart]")) {
  const chart = byId.get(place.dataset.chart ?? "");
  if (chart === undefined) continue;
  const draw = () => live.push(new LiveChart(place, chart));
  // Some hundred charts behind disclosures are drawn once somebody looks.
  const closed = place.closest("details:not([open])");
  if (closed === null) draw();
  else closed.addEventListener("toggle", draw, { once: true });
}

const trials = new TrialStore(() => document.getElementById("trials")?.textContent ?? "");
nameMapNumbers(document, trials);
attachDownloads(document, { charts: byId });
const place = document.querySelector<HTMLDialogElement>("#trial-view");
const dialog = place === null ? undefined : new TrialDialog(place, trials);

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  for (const chart of live) chart.draw();
  dialog?.draw();
});

openResults();
