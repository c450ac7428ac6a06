import { logSumExp } from "../numeric/log_sum_exp.ts";
import { responsibilities } from "../numeric/responsibilities.ts";
import { categorical } from "../random/categorical.ts";
import { type Key, split } from "../random/key.ts";
import { normal } from "../random/normal.ts";
import type { Distribution, LawDefinition, Modes, Support } from "./distribution.ts";
import { type GaussianFactors, gaussianFactors } from "./gaussian/gaussian_factors.ts";
import { gaussianMixtureModes } from "./gaussian/gaussian_mixture_modes.ts";
import {
  type GaussianMixtureLaw,
  gaussianMixtureSchema,
} from "./gaussian/gaussian_mixture_schema.ts";
import { normaliseWeights } from "./weights.ts";

/**
 * Standard deviations from a mean to the edge of the support box. The mass beyond (1e-18) is far below the
 * contract's 1e-15, so that integrands that grow in the tails are still covered to rounding.
 */
export const SUPPORT_STDS = 9;

/** A mixture of Gaussians with full covariances, in any dimension. Its modes are its components. */
export class GaussianMixture implements Distribution {
  readonly law = "gaussian-mixture";
  readonly dimension: number;
  readonly support: Support;
  /** The components' weights, with sum 1; length K. */
  readonly weights: readonly number[];
  /** The components' means, `K × d`. */
  readonly means: readonly (readonly number[])[];
  /** The components' covariances in factored form; length K. */
  readonly factors: readonly GaussianFactors[];
  /** log wₖ − ½ log det 2πΣₖ. */
  readonly #logScales: Float64Array;
  /** Each component's log wₖ Nₖ(x) at the point in hand. */
  readonly #terms: Float64Array;
  readonly #difference: Float64Array;
  #modes: Modes | undefined;

  /**
   * Factorises the covariances.
   *
   * @param parameters A valid JSON form; `createDistribution` checks one.
   * @throws {RangeError} If a covariance is not positive definite.
   */
  constructor(parameters: Omit<GaussianMixtureLaw, "law">) {
    this.weights = normaliseWeights(parameters.weights);
    this.means = parameters.means;
    this.dimension = parameters.means[0].length;
    this.factors = parameters.covariances.map(gaussianFactors);
    this.#logScales = Float64Array.from(
      this.weights,
      (weight, k) =>
        Math.log(weight) -
        0.5 * (this.dimension * Math.log(2 * Math.PI) + this.factors[k].logDeterminant),
    );
    this.#terms = new Float64Array(this.weights.length);
    this.#difference = new Float64Array(this.dimension);
    this.support = gaussianSupport(this.weights, parameters, this.factors);
  }

  /** The components, with the mass of each under the rule "largest posterior probability". */
  get modes(): Modes {
    return this.#modes ??= gaussianMixtureModes(this);
  }

  sample(key: Key, count: number): Float64Array {
    const [componentKey, noiseKey] = split(key);
    const component = categorical(componentKey, this.weights, count);
    return this.#shape(normal(noiseKey, count * this.dimension), (i) => component[i]);
  }

  /**
   * Draws independent points of one component.
   *
   * @param k The component's index.
   * @param key The key to draw from.
   * @param count How many points, n.
   * @returns Points, `n × d`.
   */
  sampleComponent(k: number, key: Key, count: number): Float64Array {
    return this.#shape(normal(key, count * this.dimension), () => k);
  }

  logDensity(points: Float64Array): Float64Array {
    const values = new Float64Array(points.length / this.dimension);
    for (let i = 0; i < values.length; i++) {
      this.#evaluateTerms(points, i);
      values[i] = logSumExp(this.#terms);
    }
    return values;
  }

  score(points: Float64Array): Float64Array {
    const d = this.dimension;
    const scores = new Float64Array(points.length);
    for (let offset = 0; offset < points.length; offset += d) {
      this.#evaluateTerms(points, offset / d);
      responsibilities(this.#terms);
      for (let k = 0; k < this.factors.length; k++) {
        const { precision } = this.factors[k];
        const mean = this.means[k];
        for (let row = 0; row < d; row++) {
          let product = 0;
          for (let column = 0; column < d; column++) {
            product += precision[row * d + column] * (points[offset + column] - mean[column]);
          }
          scores[offset + row] -= this.#terms[k] * product;
        }
      }
    }
    return scores;
  }

  /**
   * The component with the largest posterior probability wₖ Nₖ(x) at each point; the first of equals.
   *
   * @param points Points, `n × d`.
   * @returns One index a point.
   */
  likeliestComponent(points: Float64Array): Int32Array {
    const component = new Int32Array(points.length / this.dimension);
    for (let i = 0; i < component.length; i++) {
      this.#evaluateTerms(points, i);
      let best = 0;
      for (let k = 1; k < this.#terms.length; k++) {
        if (this.#terms[k] > this.#terms[best]) best = k;
      }
      component[i] = best;
    }
    return component;
  }

  /** Turns standard normal points, `n × d`, into points of their components, in place. */
  #shape(points: Float64Array, componentOf: (index: number) => number): Float64Array {
    const d = this.dimension;
    for (let i = 0; i < points.length / d; i++) {
      const k = componentOf(i);
      const { cholesky } = this.factors[k];
      // From the last row up, so that the noise is read before it is overwritten.
      for (let row = d - 1; row >= 0; row--) {
        let value = this.means[k][row];
        for (let column = 0; column <= row; column++) {
          value += cholesky[row * d + column] * points[i * d + column];
        }
        points[i * d + row] = value;
      }
    }
    return points;
  }

  #evaluateTerms(points: Float64Array, index: number): void {
    const d = this.dimension;
    const difference = this.#difference;
    for (let k = 0; k < this.#terms.length; k++) {
      const mean = this.means[k];
      const { whitening } = this.factors[k];
      for (let row = 0; row < d; row++) difference[row] = points[index * d + row] - mean[row];
      let squares = 0;
      for (let row = 0; row < d; row++) {
        let white = 0;
        for (let column = 0; column <= row; column++) {
          white += whitening[row * d + column] * difference[column];
        }
        squares += white * white;
      }
      this.#terms[k] = this.#logScales[k] - 0.5 * squares;
    }
  }
}

function gaussianSupport(
  weights: readonly number[],
  { means, covariances }: Omit<GaussianMixtureLaw, "law">,
  factors: readonly GaussianFactors[],
): Support {
  const present = weights.flatMap((weight, k) => weight > 0 ? [k] : []);
  const axes = means[0].map((_, axis) => axis);
  const reach = (k: number, axis: number) => SUPPORT_STDS * Math.sqrt(covariances[k][axis][axis]);
  const isotropic = (k: number) =>
    axes.every((i) =>
      means[k][i] === 0 &&
      axes.every((j) => covariances[k][i][j] === (i === j ? covariances[k][0][0] : 0))
    );
  return {
    lower: axes.map((axis) => Math.min(...present.map((k) => means[k][axis] - reach(k, axis)))),
    upper: axes.map((axis) => Math.max(...present.map((k) => means[k][axis] + reach(k, axis)))),
    lengthScale: Math.min(...present.map((k) => factors[k].smallestStd)),
    ...(axes.length === 2 && present.every(isotropic) ? { radial: true } : {}),
  };
}

/** The law `gaussian-mixture`. */
export const gaussianMixtureLaw: LawDefinition<GaussianMixtureLaw> = {
  law: "gaussian-mixture",
  schema: gaussianMixtureSchema,
  create: (parameters) => new GaussianMixture(parameters),
  examples: [
    {
      law: "gaussian-mixture",
      weights: [0.2, 0.8],
      means: [[-5], [5]],
      covariances: [[[1]], [[1]]],
    },
    {
      law: "gaussian-mixture",
      weights: [0.5, 0.3, 0.2],
      means: [[0, 0], [1.5, -1], [-1, 2]],
      covariances: [[[1, 0.5], [0.5, 1]], [[0.4, -0.1], [-0.1, 0.3]], [[0.5, 0], [0, 2]]],
    },
    {
      law: "gaussian-mixture",
      weights: [0.6, 0.4],
      means: [[0, 0, 0], [4, -3, 5]],
      covariances: [
        [[1, 0.3, 0], [0.3, 2, -0.2], [0, -0.2, 0.5]],
        [[0.5, 0, 0.1], [0, 0.5, 0], [0.1, 0, 1]],
      ],
    },
  ],
};
