import type { Support } from "../distribution.ts";
import { findPeaks, type Peak } from "./find_peaks.ts";

/** What the tails beyond an edge may hold relative to the peak, in nats: e^(−42) is 6e-19. */
const NEGLIGIBLE_NATS = 42;
/** Points that an edge of a planar box is looked at. */
const EDGE_POINTS = 513;
/** An edge that still holds mass moves out by this share of the box's width. */
const GROWTH = 0.5;
/** Where else to look, in widths beyond an edge, so that a gap is not taken for the end. */
const BEYOND = [0, 0.1, 0.3, 1, 3];
const MOST_MOVES = 200;
const HALVINGS = 12;
/** Ratio of neighbouring breakpoints' distances from a peak. */
const BREAK_RATIO = 4;

/**
 * The support of a density of the line or the plane, found by search: its peaks, a box about them, and the
 * box's edges moved until what lies on them and beyond is negligible, or back while it is.
 *
 * Features are found that a grid sees whose spacing grows with the distance from the origin (see
 * {@linkcode findPeaks}); a density that is 0 between narrow parts far out may hide one: state `support` there.
 *
 * @param logDensity The log density in nats, up to a constant, at points `n × d`.
 * @param dimension d, 1 or 2.
 * @throws {RangeError} If the density is 0 wherever the search looks, or its tails never end.
 */
export function searchedSupport(
  logDensity: (points: Float64Array) => Float64Array,
  dimension: number,
): Support {
  const peaks = findPeaks(logDensity, dimension);
  const highest = Math.max(...peaks.map(({ height }) => height));
  const lengthScale = Math.min(...peaks.map(({ scale }) => scale));
  const lower = axesOf(dimension, (axis) => Math.min(...peaks.map((p) => p.at[axis] - p.scale)));
  const upper = axesOf(dimension, (axis) => Math.max(...peaks.map((p) => p.at[axis] + p.scale)));
  const box = { lower, upper };
  const isOver = (axis: number, side: 1 | -1, position: number, width: number) => {
    const mass = logMassBeyond(logDensity, box, axis, side, position, width);
    return mass > highest + dimension * Math.log(lengthScale) - NEGLIGIBLE_NATS;
  };
  growBox(box, isOver);
  shrinkBox(box, isOver, peaks);
  const narrowest = Math.min(...upper.map((high, axis) => high - lower[axis]));
  const scale = Math.min(lengthScale, narrowest / 8);
  const breakpoints = dimension === 1 ? tailBreakpoints(peaks, scale, lower[0], upper[0]) : [];
  return { lower, upper, lengthScale: scale, ...(breakpoints.length > 0 ? { breakpoints } : {}) };
}

interface MovingBox {
  readonly lower: number[];
  readonly upper: number[];
}

type IsOver = (axis: number, side: 1 | -1, position: number, width: number) => boolean;

function axesOf(dimension: number, value: (axis: number) => number): number[] {
  return Array.from({ length: dimension }, (_, axis) => value(axis));
}

/** A generous estimate of the log mass beyond an edge: the largest density there, times its box. */
function logMassBeyond(
  logDensity: (points: Float64Array) => Float64Array,
  { lower, upper }: MovingBox,
  axis: number,
  side: 1 | -1,
  position: number,
  width: number,
): number {
  const d = lower.length;
  const count = d === 1 ? 1 : EDGE_POINTS;
  const points = new Float64Array(BEYOND.length * count * d);
  BEYOND.forEach((share, line) => {
    for (let i = 0; i < count; i++) {
      const start = (line * count + i) * d;
      points[start + axis] = position + side * share * width;
      if (d === 1) continue;
      const other = 1 - axis;
      points[start + other] = lower[other] +
        (i / (count - 1)) * (upper[other] - lower[other]);
    }
  });
  let largest = -Infinity;
  logDensity(points).forEach((value, i) => {
    const distance = 1 + BEYOND[Math.floor(i / count)];
    largest = Math.max(largest, value + Math.log(width * distance));
  });
  return d === 1 ? largest : largest + Math.log(upper[1 - axis] - lower[1 - axis]);
}

function growBox(box: MovingBox, isOver: IsOver): void {
  for (let move = 0;; move++) {
    let moved = false;
    for (let axis = 0; axis < box.lower.length; axis++) {
      for (const side of [-1, 1] as const) {
        const corner = side < 0 ? box.lower : box.upper;
        const width = box.upper[axis] - box.lower[axis];
        if (!isOver(axis, side, corner[axis], width)) continue;
        corner[axis] += side * GROWTH * width;
        moved = true;
      }
    }
    if (!moved) return;
    if (move < MOST_MOVES && box.upper.every(Number.isFinite)) continue;
    throw new RangeError(
      `Cannot find the support as the density must fall off faster than 1/|x|^d: it has not by (${
        box.upper.map((high) => high.toPrecision(3)).join(", ")
      })`,
    );
  }
}

/** Moves each edge back towards the outermost peak, as far as what is cut off stays negligible. */
function shrinkBox(box: MovingBox, isOver: IsOver, peaks: readonly Peak[]): void {
  for (let axis = 0; axis < box.lower.length; axis++) {
    for (const side of [-1, 1] as const) {
      const corner = side < 0 ? box.lower : box.upper;
      let far = corner[axis];
      let near = side < 0
        ? Math.min(...peaks.map(({ at }) => at[axis]))
        : Math.max(...peaks.map(({ at }) => at[axis]));
      for (let halving = 0; halving < HALVINGS; halving++) {
        const middle = 0.5 * (near + far);
        const width = Math.max(Math.abs(far - middle), box.upper[axis] - box.lower[axis]);
        if (isOver(axis, side, middle, width)) near = middle;
        else far = middle;
      }
      corner[axis] = far;
    }
  }
}

/** Points at distances from the peaks that grow geometrically: panels as long as the tails are smooth. */
function tailBreakpoints(
  peaks: readonly Peak[],
  scale: number,
  lower: number,
  upper: number,
): number[] {
  const points: number[] = [];
  for (const { at: [peak] } of peaks) {
    for (let distance = scale; distance < upper - lower; distance *= BREAK_RATIO) {
      points.push(peak - distance, peak + distance);
    }
  }
  return points.filter((x) => x > lower && x < upper).sort((a, b) => a - b);
}
