/// <reference lib="dom" />
import uPlot from "uplot";
import type { Chart } from "../../src/report/chart.ts";
import { plotOptions } from "./plot_options.ts";

const KEYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

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
    place.setAttribute("aria-label", `${chart.title}; left and right move the crosshair`);
    place.addEventListener("keydown", (event) => this.#moveCrosshair(event));
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
  }

  #fit(): void {
    const width = this.#place.clientWidth;
    if (this.#plot !== undefined && width > 0 && width !== this.#plot.width) {
      this.#plot.setSize({ width, height: this.#plot.height });
    }
  }

  #moveCrosshair(event: KeyboardEvent): void {
    const step = KEYS[event.key];
    const plot = this.#plot;
    if (step === undefined || plot === undefined) return;
    event.preventDefault();
    const last = this.#chart.abscissae.length - 1;
    const from = plot.cursor.idx ?? (step > 0 ? -1 : last + 1);
    const index = Math.min(last, Math.max(0, from + step));
    const left = plot.valToPos(this.#chart.abscissae[index], "x");
    plot.setCursor({ left, top: plot.over.clientHeight / 2 });
  }
}
