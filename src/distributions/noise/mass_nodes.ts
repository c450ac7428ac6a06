import { GAUSS_KRONROD } from "../../numeric/gauss_kronrod.ts";
import { panelEnds } from "../../numeric/panel_ends.ts";
import type { Distribution } from "../distribution.ts";

/** Points with the masses that they stand for. */
export interface MassNodes {
  /** Points, `n × d`; those that follow each other are neighbours. */
  readonly points: Float64Array;
  /** Masses with sum 1; length n. */
  readonly masses: Float64Array;
}

/** On the line: a panel of 15 nodes in standard deviations of the noise, or length scales if they are shorter. */
const PANEL = 1.5;
const MOST_PANELS = 4096;
/** In the plane: the spacing of nodes in the same unit; a product of two Gaussians is summed to e^(−39). */
const SPACING = 0.5;
const MOST_NODES = 1_000_000;
/** Nodes that carry less are left out. */
const NEGLIGIBLE = 1e-18;
/** How far the sum of the masses may be from 1: a density that is not resolved misses it by more. */
const MASS_TOLERANCE = 1e-7;
/** Nodes of the plane are ordered by tiles, so that blocks of 12 are compact. */
const TILE = [4, 3] as const;

/**
 * Replaces a law of the line or the plane by points so dense that a convolution with N(0, std² I) does not
 * notice: a Gauss–Kronrod rule on panels, or an even grid.
 *
 * @param distribution The law.
 * @param std The noise's standard deviation.
 * @throws {RangeError} If the dimension is above 2, or the nodes would be too many or do not resolve the density.
 */
export function massNodes(distribution: Distribution, std: number): MassNodes {
  const { dimension, support, law } = distribution;
  if (dimension > 2) {
    throw new RangeError(
      `Cannot add noise to the law "${law}" as its dimension must be 1 or 2, or an exact form known: current dimension is ${dimension}`,
    );
  }
  const unit = Math.min(std, support.lengthScale);
  const { points, areas } = dimension === 1
    ? lineNodes(distribution, PANEL * unit)
    : planeNodes(distribution, SPACING * unit);
  const density = distribution.logDensity(points).map(Math.exp);
  const masses = density.map((value, i) => value * areas[i]);
  const kept = [...masses.keys()].filter((i) => masses[i] > NEGLIGIBLE);
  const total = kept.reduce((sum, i) => sum + masses[i], 0);
  if (!(Math.abs(total - 1) <= MASS_TOLERANCE)) {
    throw new RangeError(
      `Cannot add noise to the law "${law}" as a quadrature must resolve its density: its mass there is ${total}`,
    );
  }
  return {
    points: Float64Array.from(
      kept.flatMap((i) => [...points.subarray(i * dimension, (i + 1) * dimension)]),
    ),
    masses: Float64Array.from(kept, (i) => masses[i] / total),
  };
}

interface Nodes {
  readonly points: Float64Array;
  /** Lengths or areas that the points stand for. */
  readonly areas: Float64Array;
}

function lineNodes({ support, law }: Distribution, panel: number): Nodes {
  const { lower: [lower], upper: [upper], breakpoints } = support;
  const count = (upper - lower) / panel;
  if (count > MOST_PANELS) throw tooMany(law, GAUSS_KRONROD.nodes.length * Math.ceil(count));
  const ends = panelEnds(lower, upper, panel, breakpoints);
  const { nodes, kronrodWeights } = GAUSS_KRONROD;
  const halves = ends.slice(1).map((end, i) => 0.5 * (end - ends[i]));
  return {
    points: Float64Array.from(
      halves.flatMap((half, i) => Array.from(nodes, (node) => ends[i] + half * (1 + node))),
    ),
    areas: Float64Array.from(
      halves.flatMap((half) => Array.from(kronrodWeights, (weight) => half * weight)),
    ),
  };
}

function planeNodes({ support, law }: Distribution, spacing: number): Nodes {
  const { lower, upper } = support;
  const sides = lower.map((low, axis) => Math.ceil((upper[axis] - low) / spacing));
  const count = sides[0] * sides[1];
  if (count > MOST_NODES) throw tooMany(law, count);
  const steps = sides.map((side, axis) => (upper[axis] - lower[axis]) / side);
  const points = new Float64Array(2 * count);
  let filled = 0;
  for (let tileRow = 0; tileRow < sides[1]; tileRow += TILE[1]) {
    for (let tileColumn = 0; tileColumn < sides[0]; tileColumn += TILE[0]) {
      for (let row = tileRow; row < Math.min(sides[1], tileRow + TILE[1]); row++) {
        for (let column = tileColumn; column < Math.min(sides[0], tileColumn + TILE[0]); column++) {
          points[filled++] = lower[0] + (column + 0.5) * steps[0];
          points[filled++] = lower[1] + (row + 0.5) * steps[1];
        }
      }
    }
  }
  return { points, areas: new Float64Array(count).fill(steps[0] * steps[1]) };
}

function tooMany(law: string, count: number): RangeError {
  return new RangeError(
    `Cannot add noise to the law "${law}" as the noise must be wide enough beside its support for a quadrature: it would take ${count} nodes`,
  );
}
