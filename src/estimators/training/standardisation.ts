import { GaussianMixture } from "../../distributions/gaussian_mixture.ts";
import { fold, type Key } from "../../random/key.ts";
import type { Problem } from "../estimator.ts";

/**
 * The map z = (x − centre) / scale onto inputs of order 1, and the Gaussian m that has the data's
 * mean and covariance. One scale serves all axes, so that a Fisher divergence in z is that in x
 * times scale².
 */
export class Standardisation {
  /** The dimension d. */
  readonly dimension: number;
  /** The data's mean; length d. */
  readonly centre: readonly number[];
  /** The root mean variance over the axes. */
  readonly scale: number;
  /** m in standardised coordinates: mean 0, the data's covariance / scale². */
  readonly base: GaussianMixture;
  /** Standard deviations of m along the standardised axes; length d. */
  readonly stds: readonly number[];

  /**
   * States the map and the base.
   *
   * @param centre The data's mean; length d.
   * @param covariance The base's covariance in the data's coordinates, as rows; `d × d`.
   */
  constructor(centre: readonly number[], covariance: readonly (readonly number[])[]) {
    const d = centre.length;
    this.dimension = d;
    this.centre = centre;
    const meanVariance = covariance.reduce((trace, row, axis) => trace + row[axis], 0) / d;
    this.scale = Math.sqrt(meanVariance);
    this.stds = covariance.map((row, axis) => Math.sqrt(row[axis] / meanVariance));
    this.base = new GaussianMixture({
      weights: [1],
      means: [new Array(d).fill(0)],
      covariances: [covariance.map((row) => row.map((entry) => entry / meanVariance))],
    });
  }

  /**
   * Writes ∇ log m at standardised points, `n × d`, in place: the base is centred at 0, so it is
   * −Σ⁻¹ z.
   *
   * @param points Standardised points, `n × d`.
   * @param out Where the scores go, from its start.
   */
  writeBaseScore(points: Float64Array, out: Float32Array): void {
    const d = this.dimension;
    const { precision } = this.base.factors[0];
    for (let offset = 0; offset < points.length; offset += d) {
      for (let row = 0; row < d; row++) {
        let score = 0;
        for (let column = 0; column < d; column++) {
          score -= precision[row * d + column] * points[offset + column];
        }
        out[offset + row] = score;
      }
    }
  }

  /** Points `n × d` into standardised coordinates. */
  apply(points: Float64Array): Float64Array {
    const { dimension, centre, scale } = this;
    return points.map((coordinate, i) => (coordinate - centre[i % dimension]) / scale);
  }

  /** Standardised points `n × d` back into the data's coordinates. */
  invert(points: Float64Array): Float64Array {
    const { dimension, centre, scale } = this;
    return points.map((coordinate, i) => centre[i % dimension] + scale * coordinate);
  }
}

/** Fresh samples that the moments of the base density are measured on. */
const MOMENT_SAMPLES = 10_000;

/**
 * Measures mean and covariance of a problem, on fixed training points or on samples of its own.
 *
 * @param problem What to draw from.
 * @param key The fit's key.
 * @param widening Factor on the standard deviations of the base density.
 */
export function standardise(problem: Problem, key: Key, widening: number): Standardisation {
  const d = problem.dimension;
  const points = problem.fixed?.training ?? problem.sample(fold(key, "moments"), MOMENT_SAMPLES);
  const count = points.length / d;
  const mean = new Array<number>(d).fill(0);
  points.forEach((coordinate, i) => mean[i % d] += coordinate / count);
  const covariance = Array.from({ length: d }, () => new Array<number>(d).fill(0));
  for (let i = 0; i < points.length; i += d) {
    for (let row = 0; row < d; row++) {
      for (let column = 0; column < d; column++) {
        // The product first: it is the same for (row, column) and (column, row), so the sums are.
        const product = (points[i + row] - mean[row]) * (points[i + column] - mean[column]);
        covariance[row][column] += widening ** 2 * product / (count - 1);
      }
    }
  }
  return new Standardisation(mean, covariance);
}
