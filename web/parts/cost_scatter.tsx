/** @jsxImportSource preact */
import type { JSX } from "preact";
import { logRange, tightLogRange } from "../../src/report/axis_range.ts";
import type { Axis } from "../../src/report/chart.ts";
import type { CostPoint } from "../../src/report/cost_front.ts";
import { formatBrief } from "../../src/report/format_number.ts";
import { weightVerdict } from "../../src/report/weight_verdict.ts";
import { COST_VALUES_ID } from "./cost_values.tsx";
import { tickLabel, ticks } from "./chart_frame.ts";
import { labelPlaces } from "./label_places.ts";

const [WIDTH, HEIGHT] = [900, 430];
const FRAME = { left: 62, right: WIDTH - 10, top: 24, bottom: HEIGHT - 44 };

/** Cost against quality: a point an estimator, the Pareto front a line. */
export function CostScatter({ points }: { readonly points: readonly CostPoint[] }): JSX.Element {
  const x: Axis = {
    label: "median CPU seconds a fit, log scale",
    scale: "log",
    range: tightLogRange(points.map(({ seconds }) => seconds), 0.12),
  };
  const y: Axis = {
    label: "geometric-mean KL, nats, log scale",
    scale: "log",
    range: logRange(points.map(({ kl }) => kl)),
  };
  const across = (value: number) => place(value, x, FRAME.left, FRAME.right);
  const up = (value: number) => place(value, y, FRAME.bottom, FRAME.top);
  const front = points.filter((point) => point.isOnFront);
  return (
    <svg
      class="cost-scatter"
      data-picture="Cost against quality"
      data-numbers={COST_VALUES_ID}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words(points)}
    >
      <Axes x={x} y={y} across={across} up={up} />
      <polyline
        class="cost-front"
        points={front.map((point) => `${across(point.seconds)},${up(point.kl)}`).join(" ")}
      />
      <Points
        points={points.toSorted((a, b) => Number(b.isOnFront) - Number(a.isOnFront))}
        across={across}
        up={up}
      />
    </svg>
  );
}

interface Places {
  readonly across: (seconds: number) => number;
  readonly up: (kl: number) => number;
}

interface AxesProps extends Places {
  readonly x: Axis;
  readonly y: Axis;
}

function Axes({ x, y, across, up }: AxesProps): JSX.Element {
  return (
    <g class="axes">
      {ticks(x).map((tick) => (
        <>
          <line x1={across(tick)} x2={across(tick)} y1={FRAME.top} y2={FRAME.bottom} />
          <text x={across(tick)} y={FRAME.bottom + 17} text-anchor="middle">
            {tickLabel(x, tick)}
          </text>
        </>
      ))}
      {ticks(y).map((tick) => (
        <>
          <line x1={FRAME.left} x2={FRAME.right} y1={up(tick)} y2={up(tick)} />
          <text x={FRAME.left - 6} y={up(tick) + 4} text-anchor="end">{tickLabel(y, tick)}</text>
        </>
      ))}
      <text class="axis-label" x={(FRAME.left + FRAME.right) / 2} y={HEIGHT - 6}>{x.label}</text>
      <text x="0" y="13">{y.label}</text>
    </g>
  );
}

interface PointsProps extends Places {
  /** The most important first. */
  readonly points: readonly CostPoint[];
}

function Points({ points, across, up }: PointsProps): JSX.Element {
  const placed = points.map(({ row, seconds, kl }) => ({
    x: across(seconds),
    y: up(kl),
    text: row.label.short,
  }));
  const labels = labelPlaces(placed, WIDTH);
  return (
    <>
      {points.map(({ row, isOnFront }, i) => (
        <g key={row.label.full} class={`cost-point verdict-${weightVerdict(row).tone}`}>
          <circle cx={placed[i].x} cy={placed[i].y} r={isOnFront ? 6 : 4.5} />
          <text
            x={labels[i].x}
            y={labels[i].y}
            text-anchor={labels[i].anchor}
            class={isOnFront ? "cost-name-front" : undefined}
          >
            {row.label.short}
          </text>
        </g>
      ))}
    </>
  );
}

function place(value: number, { range: [from, to] }: Axis, start: number, end: number): number {
  const share = Math.log(value / from) / Math.log(to / from);
  return Math.round((start + share * (end - start)) * 10) / 10;
}

function words(points: readonly CostPoint[]): string {
  const named = points.map(({ row, seconds, kl, isOnFront }) =>
    `${row.label.short} ${formatBrief(kl)} nats in ${formatBrief(seconds)} s${
      isOnFront ? ", on the front" : ""
    }`
  );
  return `Geometric-mean KL against median CPU seconds: ${named.join("; ")}.`;
}
