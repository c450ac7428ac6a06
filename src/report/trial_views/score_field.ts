import type { LogDensityGrid } from "../parse_artifact.ts";
import type { LineDensity, ScoreField } from "./trial_view.ts";

/** Arrows along an axis. */
const ARROWS = 18;
/** The longest arrow that is kept, in units of the scale. */
const LONGEST = 120;
/** Points of a curve. */
const LINE_POINTS = 256;

/**
 * The length of score that arrows of a target and of its fits are measured in: a fortieth of the length
 * that nine in ten of the target's arrows stay under.
 *
 * @param truth The target's log density on a planar grid.
 * @returns Nats a unit of length.
 */
export function scoreUnit(truth: LogDensityGrid): number {
  const lengths = nodes(truth).flatMap(([column, row]) => {
    const gradient = gradientAt(truth, column, row);
    return gradient === undefined ? [] : [Math.hypot(...gradient)];
  }).sort((a, b) => a - b);
  const typical = lengths[Math.floor(0.9 * (lengths.length - 1))] ?? 0;
  return typical > 0 ? Number((typical / 40).toPrecision(3)) : 1;
}

/**
 * ∇ log q on a coarse grid, by central differences of neighbouring grid points. Arrows longer than 120
 * units are cut to that length, which no picture shows.
 *
 * @param grid log q on a planar grid, in nats.
 * @param unit What components are rounded to, in nats a unit of length.
 */
export function scoreField(grid: LogDensityGrid, unit: number): ScoreField {
  const [columns, rows] = [indices(grid.shape[0]), indices(grid.shape[1])];
  const arrows = nodes(grid).flatMap(([column, row]) => {
    const gradient = gradientAt(grid, column, row);
    if (gradient === undefined) return [null, null];
    const length = Math.hypot(...gradient) / unit;
    const shrink = Math.min(1, LONGEST / length) / unit;
    return gradient.map((component) => Math.round(component * (length > 0 ? shrink : 0)) || 0);
  });
  const short = (axis: number) => (index: number) =>
    Number(coordinate(grid, axis, index).toPrecision(6));
  return { x: columns.map(short(0)), y: rows.map(short(1)), arrows, unit };
}

/**
 * A log density on the line with its derivative by central differences, on at most 256 points.
 *
 * @param grid log q on a grid of one axis.
 */
export function lineDensity(grid: LogDensityGrid): LineDensity {
  const { values, shape: [count] } = grid;
  const stride = Math.ceil(count / LINE_POINTS);
  const kept = Array.from({ length: Math.ceil(count / stride) }, (_, i) => i * stride);
  const slope = (i: number) => {
    const [before, after] = [Math.max(0, i - 1), Math.min(count - 1, i + 1)];
    return (values[after] - values[before]) / (step(grid, 0) * (after - before));
  };
  return {
    x: kept.map((i) => Number(coordinate(grid, 0, i).toPrecision(6))),
    logDensity: kept.map((i) => finite(values[i])),
    score: kept.map((i) => finite(slope(i))),
  };
}

/** Grid points that arrows start at, in the middle of equal parts of an axis. */
function indices(count: number): number[] {
  const arrows = Math.min(ARROWS, count - 2);
  return Array.from(
    { length: arrows },
    (_, k) => Math.min(count - 2, Math.max(1, Math.round((k + 0.5) * (count - 1) / arrows))),
  );
}

function nodes({ shape: [width, height] }: LogDensityGrid): [column: number, row: number][] {
  return indices(height).flatMap((row) =>
    indices(width).map((column): [number, number] => [column, row])
  );
}

function gradientAt(
  grid: LogDensityGrid,
  column: number,
  row: number,
): [number, number] | undefined {
  const { shape: [width], values } = grid;
  const i = row * width + column;
  const x = (values[i + 1] - values[i - 1]) / (2 * step(grid, 0));
  const y = (values[i + width] - values[i - width]) / (2 * step(grid, 1));
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : undefined;
}

function step({ lower, upper, shape }: LogDensityGrid, axis: number): number {
  return (upper[axis] - lower[axis]) / (shape[axis] - 1);
}

function coordinate(grid: LogDensityGrid, axis: number, index: number): number {
  return grid.lower[axis] + index * step(grid, axis);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(5)) : null;
}
