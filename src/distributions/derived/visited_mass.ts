import { CholeskyDecomposition, inverse, Matrix } from "ml-matrix";
import { logGamma } from "../../numeric/log_gamma.ts";

/** The mass of the region that points come from. */
export interface VisitedMass {
  readonly mass: number;
  /** Its standard error, were the points independent. */
  readonly error: number;
}

/** Shares of the points that the ellipsoid's shape and its size are taken from. */
const SHAPE_SHARE = 0.1;
const SIZE_SHARE = 0.05;

/**
 * The mass of the region that points were drawn from, in proportion to a normalised density p: with g uniform on an
 * ellipsoid about the highest point, the mean of g/p over the points is one over that mass. It is 1 where the
 * points come from everywhere, and less where they missed a part.
 *
 * Source: A. E. Gelfand, D. K. Dey, "Bayesian Model Choice: Asymptotics and Exact Calculations", Journal of the
 * Royal Statistical Society B 56 (1994).
 *
 * @param points Points, `n × d`.
 * @param logDensity log p at them, in nats.
 * @param dimension d.
 */
export function visitedMass(
  points: Float64Array,
  logDensity: Float64Array,
  dimension: number,
): VisitedMass {
  const n = logDensity.length;
  const highest = logDensity.reduce((so, value, i) => value > logDensity[so] ? i : so, 0);
  const centre = points.slice(highest * dimension, (highest + 1) * dimension);
  const all = Uint32Array.from({ length: n }, (_, i) => i);
  const far = squaredDistances(points, centre, whiteningOf(points, all, dimension));
  const near = all.slice().sort((a, b) => far[a] - far[b]).subarray(0, Math.floor(SHAPE_SHARE * n));
  const shape = whiteningOf(points, near, dimension);
  const squares = squaredDistances(points, centre, shape);
  const radiusSquared = squares.slice().sort()[Math.floor(SIZE_SHARE * n)];
  const logVolume = dimension / 2 * Math.log(Math.PI * radiusSquared) -
    logGamma(dimension / 2 + 1) -
    shape.diagonal().reduce((sum, entry) => sum + Math.log(entry), 0);
  let [sum, squaredSum] = [0, 0];
  squares.forEach((square, i) => {
    if (square > radiusSquared) return;
    const ratio = Math.exp(-logVolume - logDensity[i]);
    sum += ratio;
    squaredSum += ratio * ratio;
  });
  const mean = sum / n;
  const relative = Math.sqrt(Math.max(0, squaredSum / n / (mean * mean) - 1) / n);
  return { mass: 1 / mean, error: relative / mean };
}

/** L⁻¹ for the covariance L Lᵀ of some of the points. */
function whiteningOf(points: Float64Array, chosen: Uint32Array, d: number): Matrix {
  const mean = new Float64Array(d);
  for (const i of chosen) for (let a = 0; a < d; a++) mean[a] += points[i * d + a] / chosen.length;
  const covariance = Matrix.zeros(d, d);
  for (const i of chosen) {
    for (let a = 0; a < d; a++) {
      for (let b = 0; b < d; b++) {
        const product = (points[i * d + a] - mean[a]) * (points[i * d + b] - mean[b]);
        covariance.set(a, b, covariance.get(a, b) + product / chosen.length);
      }
    }
  }
  return inverse(new CholeskyDecomposition(covariance).lowerTriangularMatrix);
}

function squaredDistances(points: Float64Array, centre: Float64Array, whitening: Matrix) {
  const d = centre.length;
  const rows = whitening.to2DArray();
  return Float64Array.from({ length: points.length / d }, (_, i) => {
    let squares = 0;
    for (let row = 0; row < d; row++) {
      let white = 0;
      for (let column = 0; column <= row; column++) {
        white += rows[row][column] * (points[i * d + column] - centre[column]);
      }
      squares += white * white;
    }
    return squares;
  });
}
