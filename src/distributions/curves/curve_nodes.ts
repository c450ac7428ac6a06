import { gaussLegendre } from "../../numeric/gauss_legendre.ts";

/** A smooth curve in the plane with a density of its parameter t on [0, 1]. */
export interface Curve {
  /** The point at t. */
  at(t: number): readonly [number, number];
  /** The density of t, smooth. */
  density(t: number): number;
  /** The inverse of the distribution function of t. */
  quantile(probability: number): number;
}

/** A curve as points with weights, in blocks of neighbours. */
export interface CurveNodes {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Logarithms of weights that sum to the curve's own weight. */
  readonly logWeights: Float64Array;
  /** Consecutive nodes, `BLOCK_SIZE` of them but in the last block. */
  readonly blocks: readonly NodeBlock[];
}

/** A disc that holds some consecutive nodes. */
export interface NodeBlock {
  readonly start: number;
  readonly end: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** The largest logarithm of a weight in it. */
  readonly logWeight: number;
}

/**
 * Nodes a standard deviation along the curve at its fastest. In the middle a Gauss–Legendre rule is π/2
 * times coarser than on average: a spacing of 0.7 standard deviations, at which a trapezoidal rule for a
 * Gaussian errs by exp(−2π²/0.7²) = 1e-18.
 */
const NODES_A_STD = 2.2;
/** Fewest nodes, for a curve that is short against the noise. */
const FEWEST_NODES = 48;
/** Chords that the largest speed is measured on. */
const CHORDS = 2048;
const BLOCK_SIZE = 12;

/**
 * Replaces a curve by Gauss–Legendre nodes so dense that a convolution with N(0, s² I) does not notice.
 *
 * @param curve The curve.
 * @param weight Its weight in a mixture.
 * @param std s.
 */
export function curveNodes(curve: Curve, weight: number, std: number): CurveNodes {
  const count = FEWEST_NODES + Math.ceil(NODES_A_STD * largestSpeed(curve) / std);
  const { nodes, weights } = gaussLegendre(count);
  const points = Array.from(nodes, (t) => curve.at(t));
  const masses = weights.map((share, j) => share * curve.density(nodes[j]));
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const x = Float64Array.from(points, ([first]) => first);
  const y = Float64Array.from(points, ([, second]) => second);
  return nodesInBlocks(x, y, masses.map((mass) => Math.log(weight * mass / total)));
}

/**
 * Weighted points of the plane in blocks of 12.
 *
 * @param x First coordinates, such that points that follow each other are neighbours.
 * @param y Second coordinates.
 * @param logWeights Logarithms of the weights.
 */
export function nodesInBlocks(
  x: Float64Array,
  y: Float64Array,
  logWeights: Float64Array,
): CurveNodes {
  const blocks: NodeBlock[] = [];
  for (let start = 0; start < x.length; start += BLOCK_SIZE) {
    blocks.push(blockOf(start, Math.min(x.length, start + BLOCK_SIZE), x, y, logWeights));
  }
  return { x, y, logWeights, blocks };
}

/** The largest |dc/dt| on [0, 1], from chords. */
function largestSpeed(curve: Curve): number {
  let largest = 0;
  let [x, y] = curve.at(0);
  for (let i = 1; i <= CHORDS; i++) {
    const [nextX, nextY] = curve.at(i / CHORDS);
    largest = Math.max(largest, CHORDS * Math.hypot(nextX - x, nextY - y));
    [x, y] = [nextX, nextY];
  }
  return largest;
}

function blockOf(
  start: number,
  end: number,
  xs: Float64Array,
  ys: Float64Array,
  logWeights: Float64Array,
): NodeBlock {
  const middle = (start + end) >> 1;
  const [x, y] = [xs[middle], ys[middle]];
  let radius = 0;
  let logWeight = -Infinity;
  for (let j = start; j < end; j++) {
    radius = Math.max(radius, Math.hypot(xs[j] - x, ys[j] - y));
    logWeight = Math.max(logWeight, logWeights[j]);
  }
  return { start, end, x, y, radius, logWeight };
}
