import type { LogDensityGrid } from "../parse_artifact.ts";

/** Points along an axis of a picture in the page. */
const MOST_POINTS = 96;

/**
 * A planar log density at a point, by bilinear interpolation of the logarithms.
 *
 * @param grid The log density on a grid of two axes.
 * @param x First coordinate, within the grid's box.
 * @param y Second coordinate.
 * @returns Nats; −∞ beside a grid point of no density.
 */
export function interpolateGrid(grid: LogDensityGrid, x: number, y: number): number {
  const { lower, upper, shape: [width, height], values } = grid;
  const across = position(x, lower[0], upper[0], width);
  const along = position(y, lower[1], upper[1], height);
  const column = Math.min(width - 2, Math.floor(across));
  const row = Math.min(height - 2, Math.floor(along));
  const from = row * width + column;
  const [right, up] = [across - column, along - row];
  const low = blend(values[from], values[from + 1], right);
  const high = blend(values[from + width], values[from + width + 1], right);
  return blend(low, high, up);
}

/**
 * A planar log density on at most 96 points along each axis of the same box.
 *
 * @param grid The log density on a grid of two axes.
 * @returns The grid itself where it is as small.
 */
export function coarseGrid(grid: LogDensityGrid): LogDensityGrid {
  const { lower, upper } = grid;
  const shape = grid.shape.map((count) => Math.min(count, MOST_POINTS));
  if (shape.every((count, axis) => count === grid.shape[axis])) return grid;
  const [width, height] = shape;
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    const y = lower[1] + (upper[1] - lower[1]) * row / (height - 1);
    for (let column = 0; column < width; column++) {
      const x = lower[0] + (upper[0] - lower[0]) * column / (width - 1);
      values[row * width + column] = interpolateGrid(grid, x, y);
    }
  }
  return { lower, upper, shape, values };
}

/** Where a coordinate lies among `count` grid points, from 0 to `count` − 1. */
function position(coordinate: number, lower: number, upper: number, count: number): number {
  const share = (coordinate - lower) / (upper - lower);
  return Math.min(1, Math.max(0, share)) * (count - 1);
}

/** A share of 0 must not meet −∞: their product is NaN. */
function blend(first: number, second: number, share: number): number {
  if (share === 0) return first;
  if (share === 1) return second;
  return (1 - share) * first + share * second;
}
