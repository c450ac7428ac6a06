/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from "preact";
import type { Chart } from "../../src/report/chart.ts";
import { seriesClass } from "../series_style.ts";
import { DataTable } from "./data_table.tsx";
import { SvgChart } from "./svg_chart.tsx";
import { TrialLink } from "./trial_link.tsx";
import { Symbols } from "./symbols.tsx";

/** What a chart's figure needs. */
export interface ChartFigureProps {
  readonly chart: Chart;
  /** Shown in the caption before the chart's own description. */
  readonly children?: ComponentChildren;
}

/** A chart with its title, legend, description and values; the page's script draws over the SVG. */
export function ChartFigure({ chart, children }: ChartFigureProps): JSX.Element {
  return (
    <figure class="chart-figure">
      <p class="figure-title">{chart.title}</p>
      <p class="y-label">{chart.y.label}</p>
      <div class="chart" data-chart={chart.id}>
        <SvgChart chart={chart} />
        <ul class="legend">
          {chart.series.filter(isFirstOfItsLook).map((series) => (
            <li>
              <svg class="swatch" width="28" height="10" aria-hidden="true">
                {series.mark === "line"
                  ? (
                    <line
                      class={seriesClass(series.colour, series.dash)}
                      x1="0"
                      x2="28"
                      y1="5"
                      y2="5"
                    />
                  )
                  : <circle class={seriesClass(series.colour)} cx="14" cy="5" r="3.5" />}
              </svg>
              {series.mark === "points" ? "one seed" : series.label}
            </li>
          ))}
        </ul>
      </div>
      <figcaption>
        {children} <Symbols text={chart.description} />
      </figcaption>
      {chart.trials && chart.trials.length > 0 && (
        <ul class="trial-list">
          {chart.trials.map((trial) => (
            <li key={trial.id}>
              <TrialLink id={trial.id}>
                {trial.label}
                <span class="visually-hidden">of {chart.title}</span>
              </TrialLink>
            </li>
          ))}
        </ul>
      )}
      <DataTable chart={chart} />
    </figure>
  );

  /** Seeds drawn as like points share one entry. */
  function isFirstOfItsLook(series: Chart["series"][number], index: number): boolean {
    return series.mark === "line" ||
      chart.series.findIndex((other) =>
          other.mark === "points" && other.colour === series.colour
        ) === index;
  }
}
