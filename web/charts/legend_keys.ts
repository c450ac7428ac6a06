/// <reference lib="dom" />
import type uPlot from "uplot";

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Makes the names in a chart's legend buttons: a pointer shows and hides a series by them, and so do
 * Enter and the space bar. The legend is one stop of the Tab key; up and down go from name to name.
 *
 * @param plot The plot; its legend is drawn anew with it.
 */
export function attachLegendKeys(plot: uPlot): void {
  const names = [
    ...plot.root.querySelectorAll<HTMLElement>(".u-series:not(:first-child) .u-label"),
  ];
  const tell = (name: HTMLElement, i: number) =>
    name.setAttribute("aria-pressed", String(plot.series[i + 1].show));
  const move = (to: HTMLElement) => {
    for (const name of names) name.tabIndex = name === to ? 0 : -1;
    to.focus();
  };
  names.forEach((name, i) => {
    name.setAttribute("role", "button");
    name.tabIndex = i === 0 ? 0 : -1;
    tell(name, i);
    name.addEventListener("keydown", (event) => {
      const next = names[(i + (STEPS[event.key] ?? 0) + names.length) % names.length];
      if (next !== name) move(next);
      else if (event.key === "Enter" || event.key === " ") name.click();
      else return;
      event.preventDefault();
    });
  });
  // A press that isolates a series with Ctrl changes the others too.
  (plot.hooks.setSeries ??= []).push(() => names.forEach(tell));
}
