import { z } from "zod";
import { fold, type Key } from "../random/key.ts";
import type { Distribution, LawDefinition, Modes, Support } from "./distribution.ts";
import { GaussianMixture } from "./gaussian_mixture.ts";
import { gaussianProduct } from "./gaussian/gaussian_product.ts";

/** Independent coordinates, or groups of them, in JSON form. */
export interface ProductLaw {
  law: "product";
  /** The laws of consecutive groups of coordinates, in JSON form; at least two. */
  of: { law: string; [field: string]: unknown }[];
}

/** Most modes of a product: ten factors with two modes each. */
const MOST_MODES = 1024;
/** A product of Gaussian mixtures with at most so many components is built as one. */
const MOST_COMPONENTS = 64;

/**
 * The law of independent X₁, X₂, … laid end to end: log densities add up, scores stand side by side, and
 * every choice of a mode in each factor is a mode, those of the last factor changing fastest.
 *
 * A product of Gaussian mixtures is a Gaussian mixture, and built as one up to 64 components, so that what is
 * known of those in closed form is known of it.
 *
 * @param factors The laws, at least one.
 * @throws {RangeError} If there would be more than 1024 modes.
 */
export function productOf(factors: readonly Distribution[]): Distribution {
  const mixtures = factors.filter((factor) => factor instanceof GaussianMixture);
  const components = mixtures.reduce((count, { weights }) => count * weights.length, 1);
  if (mixtures.length === factors.length && components <= MOST_COMPONENTS) {
    return gaussianProduct(mixtures);
  }
  const modes = factors.reduce((count, factor) => count * factor.modes.weights.length, 1);
  if (modes <= MOST_MODES) return new Product(factors);
  throw new RangeError(
    `Cannot build a product as the numbers of modes of 'of' must have a product of at most ${MOST_MODES}: current number of modes is ${modes}`,
  );
}

/** Independent groups of coordinates. */
export class Product implements Distribution {
  readonly law = "product";
  readonly dimension: number;
  readonly support: Support;
  /** The laws of the groups, in order. */
  readonly factors: readonly Distribution[];
  /** The first coordinate of each group. */
  readonly #starts: readonly number[];
  #modes: Modes | undefined;

  /** @param factors The laws of the groups, in order; at least one. */
  constructor(factors: readonly Distribution[]) {
    this.factors = factors;
    const starts = [0];
    factors.forEach(({ dimension }, k) => starts.push(starts[k] + dimension));
    this.dimension = starts[factors.length];
    this.#starts = starts;
    this.support = {
      lower: factors.flatMap(({ support }) => [...support.lower]),
      upper: factors.flatMap(({ support }) => [...support.upper]),
      lengthScale: Math.min(...factors.map(({ support }) => support.lengthScale)),
    };
  }

  /** Every choice of a mode in each factor; those of the last factor change fastest. */
  get modes(): Modes {
    return this.#modes ??= {
      weights: this.factors.reduce(
        (masses, { modes }) => masses.flatMap((mass) => modes.weights.map((own) => mass * own)),
        [1],
      ),
      assign: (points) => this.#assign(points),
    };
  }

  sample(key: Key, count: number): Float64Array {
    const points = new Float64Array(count * this.dimension);
    this.factors.forEach((factor, k) => this.#place(points, k, factor.sample(fold(key, k), count)));
    return points;
  }

  logDensity(points: Float64Array): Float64Array {
    const total = new Float64Array(points.length / this.dimension);
    this.factors.forEach((factor, k) =>
      factor.logDensity(this.#part(points, k)).forEach((value, i) => total[i] += value)
    );
    return total;
  }

  score(points: Float64Array): Float64Array {
    const scores = new Float64Array(points.length);
    const density = this.logDensity(points);
    this.factors.forEach((factor, k) =>
      this.#place(scores, k, factor.score(this.#part(points, k)))
    );
    // The score is 0 where the density is, and so where a single factor is 0.
    return scores.map((value, entry) =>
      density[Math.floor(entry / this.dimension)] === -Infinity ? 0 : value
    );
  }

  #assign(points: Float64Array): Int32Array {
    const assigned = new Int32Array(points.length / this.dimension);
    this.factors.forEach(({ modes }, k) =>
      modes.assign(this.#part(points, k)).forEach((mode, i) => {
        assigned[i] = assigned[i] * modes.weights.length + mode;
      })
    );
    return assigned;
  }

  /** The coordinates of one group. */
  #part(points: Float64Array, k: number): Float64Array {
    const [d, own] = [this.dimension, this.factors[k].dimension];
    return Float64Array.from(
      { length: points.length / d * own },
      (_, entry) => points[Math.floor(entry / own) * d + this.#starts[k] + entry % own],
    );
  }

  /** Writes the coordinates of one group into whole points. */
  #place(points: Float64Array, k: number, part: Float64Array): void {
    const [d, own] = [this.dimension, this.factors[k].dimension];
    part.forEach((value, entry) => {
      points[Math.floor(entry / own) * d + this.#starts[k] + entry % own] = value;
    });
  }
}

/**
 * The law `product`, given what it must know of the other laws.
 *
 * @param factorSchema Validates a factor of any registered law.
 * @param createFactor Builds a factor from its validated JSON form.
 */
export function productLaw(
  factorSchema: z.ZodType<ProductLaw["of"][number]>,
  createFactor: (law: ProductLaw["of"][number]) => Distribution,
): LawDefinition<ProductLaw> {
  return {
    law: "product",
    schema: z.strictObject({ law: z.literal("product"), of: z.array(factorSchema).min(2) }),
    create: ({ of }) => productOf(of.map(createFactor)),
    examples: [
      {
        law: "product",
        of: [
          { law: "bumps", centres: [-3, 3], radius: 1, weights: [0.2, 0.8] },
          {
            law: "gaussian-mixture",
            weights: [0.4, 0.6],
            means: [[-4], [4]],
            covariances: [[[1]], [[0.5]]],
          },
        ],
      },
      {
        law: "product",
        of: [
          { law: "rings", radii: [1, 3], std: 0.2, weights: [0.3, 0.7] },
          {
            law: "gaussian-mixture",
            weights: [0.2, 0.8],
            means: [[-5], [5]],
            covariances: [[[1]], [[1]]],
          },
        ],
      },
    ],
  };
}
