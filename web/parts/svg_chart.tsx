/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { Chart, Marker, Series } from "../../src/report/chart.ts";
import { seriesClass } from "../series_style.ts";
import {
  FRAME,
  HEIGHT,
  type Projection,
  projection,
  tickLabel,
  ticks,
  WIDTH,
} from "./chart_frame.ts";

/** A chart as static SVG: what a page without its script, and a printer, shows. */
export function SvgChart({ chart }: { readonly chart: Chart }): JSX.Element {
  const project = projection(chart);
  const clip = `${chart.id}-clip`;
  return (
    <svg
      class="static-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={chart.description}
    >
      <clipPath id={clip}>
        <rect
          x={FRAME.left}
          y={FRAME.top - 4}
          width={FRAME.right - FRAME.left + 4}
          height={FRAME.bottom - FRAME.top + 8}
        />
      </clipPath>
      <Axes chart={chart} project={project} />
      <g clip-path={`url(#${clip})`}>
        {chart.series.map((series) => (
          <Curve series={series} abscissae={chart.abscissae} project={project} />
        ))}
      </g>
      {chart.markers.map((marker, index) => (
        <MarkerShape key={index} marker={marker} project={project} row={index} />
      ))}
    </svg>
  );
}

function Axes({ chart, project }: { chart: Chart; project: Projection }): JSX.Element {
  return (
    <g class="axes">
      {ticks(chart.x).map((tick) => (
        <>
          <line x1={project.x(tick)} x2={project.x(tick)} y1={FRAME.top} y2={FRAME.bottom} />
          <text x={project.x(tick)} y={FRAME.bottom + 16} text-anchor="middle">
            {tickLabel(chart.x, tick)}
          </text>
        </>
      ))}
      {ticks(chart.y).map((tick) => (
        <>
          <line x1={FRAME.left} x2={FRAME.right} y1={project.y(tick)} y2={project.y(tick)} />
          <text x={FRAME.left - 6} y={project.y(tick) + 4} text-anchor="end">
            {tickLabel(chart.y, tick)}
          </text>
        </>
      ))}
      <text class="axis-label" x={(FRAME.left + FRAME.right) / 2} y={HEIGHT - 6}>
        {chart.x.label}
      </text>
    </g>
  );
}

interface CurveProps {
  readonly series: Series;
  readonly abscissae: readonly number[];
  readonly project: Projection;
}

function Curve({ series, abscissae, project }: CurveProps): JSX.Element {
  const points = series.ordinates.flatMap((value, i) =>
    value === null ? [] : [[project.x(abscissae[i]), project.y(value)]]
  );
  const style = seriesClass(series.colour, series.dash);
  if (series.mark === "points") {
    return <g class={style}>{points.map(([x, y]) => <circle key={x} cx={x} cy={y} r="3.5" />)}</g>;
  }
  return <polyline class={style} points={points.map((point) => point.join(",")).join(" ")} />;
}

interface MarkerProps {
  readonly marker: Marker;
  readonly project: Projection;
  readonly row: number;
}

/** `row` staggers the labels, so that those of neighbours do not overlap. */
function MarkerShape({ marker, project, row }: MarkerProps): JSX.Element {
  const x = project.x(marker.x);
  const nearRight = x > (FRAME.left + FRAME.right) / 2;
  const label = (
    <text
      x={x + (nearRight ? -8 : 8)}
      y={FRAME.top + 12 + 15 * row}
      text-anchor={nearRight ? "end" : "start"}
    >
      {marker.label}
    </text>
  );
  if (marker.kind === "line") {
    return (
      <g class="marker">
        <line x1={x} x2={x} y1={FRAME.top} y2={FRAME.bottom} />
        {label}
      </g>
    );
  }
  return (
    <g class="marker">
      <circle cx={x} cy={project.y(marker.y)} r="5" />
      {label}
    </g>
  );
}
