import type { LogDensityGrid } from "../parse_artifact.ts";

/** Nats below a mode's maximum that still count as its peak: a plateau or a ridge is all peak. */
const PLATEAU = 0.05;

/**
 * The peak of each mode on a planar grid: of all points of a mode within 0.05 nats of its maximum, the
 * one nearest to their mean. That is the maximum of a bump, the middle of a plateau, and some point
 * of a ring.
 *
 * @param grid The target's log density.
 * @param modeOf The mode of each grid point, x fastest, from 0.
 * @returns A point a mode; undefined for a mode that holds no grid point.
 */
export function modePeaks(
  grid: LogDensityGrid,
  modeOf: ArrayLike<number>,
): (readonly [number, number] | undefined)[] {
  const members: number[][] = [];
  for (let i = 0; i < grid.values.length; i++) {
    if (grid.values[i] > -Infinity) (members[modeOf[i]] ??= []).push(i);
  }
  return Array.from(members, (points) => points && peakOf(grid, points));
}

/**
 * The points of a planar grid, `n × 2` row-major, x fastest.
 *
 * @param grid The grid.
 */
export function gridPoints({ lower, upper, shape }: LogDensityGrid): Float64Array {
  const points = new Float64Array(2 * shape[0] * shape[1]);
  for (let i = 0; i < points.length / 2; i++) {
    [i % shape[0], Math.floor(i / shape[0])].forEach((index, axis) => {
      points[2 * i + axis] = lower[axis] +
        (upper[axis] - lower[axis]) * index / (shape[axis] - 1);
    });
  }
  return points;
}

function peakOf(grid: LogDensityGrid, points: readonly number[]): readonly [number, number] {
  const { values } = grid;
  const most = points.reduce((top, i) => Math.max(top, values[i]), -Infinity);
  const coordinates = gridPoints(grid);
  const high = points.filter((i) => values[i] >= most - PLATEAU)
    .map((i): [number, number] => [coordinates[2 * i], coordinates[2 * i + 1]]);
  const mean = [0, 1].map((axis) =>
    high.reduce((sum, point) => sum + point[axis], 0) / high.length
  );
  const distance = ([x, y]: readonly [number, number]) => Math.hypot(x - mean[0], y - mean[1]);
  return high.reduce((best, point) => (distance(point) < distance(best) ? point : best));
}
