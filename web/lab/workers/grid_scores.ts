import type { Distribution } from "../../../src/distributions/distribution.ts";
import { GaussianMixture } from "../../../src/distributions/gaussian_mixture.ts";
import type { PlotBox } from "../../../src/suite/density_grid.ts";
import { cellVolume, gridNodes, gridPoints } from "./grid.ts";

/** Nodes along an axis of the coarse grid on which mass beyond the box is sought. */
const OUTER_NODES = 41;
/** The coarse grid's size over that of the box. */
const OUTER_REACH = 4;

/**
 * Scores of densities against a target by sums over the grid that maps are drawn on, and over a
 * coarse one around it, so that mass that a blind fit pushes out of sight is counted. Quick rather
 * than exact: the scores of a finished fit go by quadrature.
 */
export class GridScores {
  /** The grid's points, then those of the coarse one beyond the box; `n × d`. */
  readonly points: Float64Array;
  /** How many of the points are the grid's. */
  readonly inner: number;
  /** log p at the grid's points. */
  readonly logTarget: Float64Array;
  readonly #count: number;
  readonly #volumes: Float64Array;
  readonly #modes: Int32Array;

  /**
   * @param target The target p, in one or two dimensions.
   * @param box What the maps show.
   */
  constructor(target: Distribution, box: PlotBox) {
    const nodes = gridNodes(box);
    const inner = gridPoints(box, nodes);
    const { points: outer, volume } = outerPoints(box);
    const d = target.dimension;
    this.#count = target instanceof GaussianMixture
      ? target.weights.length
      : target.modes.weights.length;
    this.inner = inner.length / d;
    this.points = Float64Array.from([...inner, ...outer]);
    this.logTarget = target.logDensity(inner);
    this.#modes = modesOf(target, this.points);
    this.#volumes = new Float64Array(this.points.length / d).fill(volume);
    this.#volumes.fill(cellVolume(box, nodes), 0, this.inner);
  }

  /**
   * log ∫ of a density over both grids.
   *
   * @param logs Its logarithm at the points, in nats.
   */
  logNormaliser(logs: Float64Array): number {
    const top = logs.reduce((so, value) => Math.max(so, value), -Infinity);
    return top +
      Math.log(logs.reduce((sum, v, i) => sum + this.#volumes[i] * Math.exp(v - top), 0));
  }

  /**
   * Scores a normalised density.
   *
   * @param logs Its logarithm at the points, in nats.
   * @returns KL(p‖q) in nats, and q's mass on each of p's modes.
   */
  score(logs: Float64Array): { kl: number; weights: number[] } {
    let mass = 0;
    let sum = 0;
    this.logTarget.forEach((logP, i) => {
      const p = Math.exp(logP);
      mass += p;
      if (p > 0) sum += p * (logP - logs[i]);
    });
    const masses = new Array<number>(this.#count).fill(0);
    logs.forEach((value, i) => masses[this.#modes[i]] += this.#volumes[i] * Math.exp(value));
    const total = masses.reduce((so, share) => so + share, 0);
    return { kl: sum / mass, weights: masses.map((share) => share / total) };
  }
}

/** The mode of each point, without the modes' exact masses: for 25 Gaussians those take seconds. */
function modesOf(target: Distribution, points: Float64Array): Int32Array {
  return target instanceof GaussianMixture
    ? target.likeliestComponent(points)
    : target.modes.assign(points);
}

function outerPoints(box: PlotBox): { points: number[]; volume: number } {
  const { lower, upper } = box;
  const d = lower.length;
  const centre = lower.map((low, axis) => (low + upper[axis]) / 2);
  const reach = lower.map((low, axis) => OUTER_REACH * (upper[axis] - low) / 2);
  const outer = {
    lower: centre.map((middle, axis) => middle - reach[axis]),
    upper: centre.map((middle, axis) => middle + reach[axis]),
  };
  const all = gridPoints(outer, OUTER_NODES);
  const points: number[] = [];
  for (let offset = 0; offset < all.length; offset += d) {
    const point = [...all.subarray(offset, offset + d)];
    const isInside = point.every((x, axis) => x >= lower[axis] && x <= upper[axis]);
    if (!isInside) points.push(...point);
  }
  return { points, volume: cellVolume(outer, OUTER_NODES) };
}
