import type { PlotBox } from "../../../src/suite/density_grid.ts";

/** Points along an axis of a map, and of a curve. */
const NODES = [512, 112] as const;

/** Points along each axis of the lab's grid. */
export function gridNodes({ lower }: Pick<PlotBox, "lower">): number {
  return NODES[lower.length - 1];
}

/**
 * The points of a regular grid over a box, both ends included.
 *
 * @param box The box, in one or two dimensions.
 * @param nodes Points along each axis.
 * @returns Points, `nodesᵈ × d`; the first axis runs fastest.
 */
export function gridPoints({ lower, upper }: PlotBox, nodes: number): Float64Array {
  const d = lower.length;
  const points = new Float64Array(d * nodes ** d);
  for (let index = 0; index < nodes ** d; index++) {
    for (let axis = 0; axis < d; axis++) {
      const position = Math.floor(index / nodes ** axis) % nodes;
      points[index * d + axis] = lower[axis] + (upper[axis] - lower[axis]) * position / (nodes - 1);
    }
  }
  return points;
}

/**
 * The volume that a grid point stands for.
 *
 * @param box The box.
 * @param nodes Points along each axis.
 */
export function cellVolume({ lower, upper }: PlotBox, nodes: number): number {
  return lower.reduce((volume, low, axis) => volume * (upper[axis] - low) / (nodes - 1), 1);
}
