/// <reference lib="dom" />
import uPlot from "uplot";
import type { Chart } from "../../src/report/chart.ts";
import { KEYS_IN_WORDS, pressChartKey } from "./chart_keys.ts";
import { attachLegendKeys } from "./legend_keys.ts";
import { plotOptions } from "./plot_options.ts";

/** A chart drawn on a canvas in the place of its static picture, with a crosshair. */
export class LiveChart {
  readonly #place: HTMLElement;
  readonly #chart: Chart;
  #plot: uPlot | undefined;

  /**
   * @param place The element that holds the static picture.
   * @param chart The chart.
   */
  constructor(place: HTMLElement, chart: Chart) {
    this.#place = place;
    this.#chart = chart;
    this.draw();
    place.tabIndex = 0;
    place.setAttribute("role", "group");
    place.setAttribute("aria-label", `${chart.title}; ${KEYS_IN_WORDS}`);
    place.addEventListener("keydown", (event) => {
      const isOwn = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isOwn && this.#plot && pressChartKey(this.#plot, event.key)) event.preventDefault();
    });
    new ResizeObserver(() => this.#fit()).observe(place);
  }

  /** Draws anew, with the colours that hold now. */
  draw(): void {
    this.#plot?.destroy();
    this.#place.classList.add("live");
    const series = this.#chart.series.map((line) => line.ordinates);
    const columns = [this.#chart.abscissae, ...series] as uPlot.AlignedData;
    const options = plotOptions(
      this.#chart,
      this.#place.clientWidth,
      getComputedStyle(this.#place),
    );
    this.#plot = new uPlot(options, columns, this.#place);
    const canvas = this.#plot.ctx.canvas;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", this.#chart.description);
    attachLegendKeys(this.#plot);
  }

  #fit(): void {
    const width = this.#place.clientWidth;
    if (this.#plot !== undefined && width > 0 && width !== this.#plot.width) {
      this.#plot.setSize({ width, height: this.#plot.height });
    }
  }
}
