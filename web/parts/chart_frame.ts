import type { Axis, Chart } from "../../src/report/chart.ts";
import { formatDecade, formatPlain } from "../../src/report/format_number.ts";

/** Size of a static chart, in user units. */
export const WIDTH = 560;
export const HEIGHT = 300;
/** Where its plotting area lies. */
export const FRAME = { left: 64, right: WIDTH - 14, top: 14, bottom: HEIGHT - 42 } as const;

/** Maps a chart's coordinates into the plotting area. */
export interface Projection {
  x(value: number): number;
  y(value: number): number;
}

/**
 * The projection of a chart; values beyond an axis lie outside the frame.
 *
 * @param chart The chart.
 */
export function projection(chart: Chart): Projection {
  const across = fraction(chart.x);
  const up = fraction(chart.y);
  return {
    x: (value) => round(FRAME.left + across(value) * (FRAME.right - FRAME.left)),
    y: (value) => round(FRAME.bottom - up(value) * (FRAME.bottom - FRAME.top)),
  };
}

/**
 * Tick positions: powers of ten on a logarithmic axis, else about five multiples of 1, 2 or 5
 * times a power of ten.
 *
 * @param axis The axis.
 */
export function ticks({ scale, range: [from, to] }: Axis): number[] {
  if (scale === "log") {
    const [low, high] = [Math.ceil(Math.log10(from)), Math.floor(Math.log10(to))];
    return Array.from({ length: high - low + 1 }, (_, i) => Number(`1e${low + i}`));
  }
  const rough = (to - from) / 5;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * decade).find((candidate) => candidate >= rough)!;
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(9)));
}

/**
 * What stands at a tick.
 *
 * @param axis The axis.
 * @param tick A position that `ticks` gave.
 */
export function tickLabel({ scale }: Axis, tick: number): string {
  return scale === "log" ? formatDecade(Math.round(Math.log10(tick))) : formatPlain(tick);
}

function fraction({ scale, range: [from, to] }: Axis): (value: number) => number {
  const map = scale === "log" ? Math.log10 : (value: number) => value;
  return (value) => (map(value) - map(from)) / (map(to) - map(from));
}

/** Two decimals are finer than a pixel and keep the page small. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
