import { z } from "zod";
import type { Key } from "../random/key.ts";
import { type AffineMap, affineMap, mapFault } from "./affine/affine_map.ts";
import { affineSupport } from "./affine/affine_support.ts";
import type { Distribution, LawDefinition, Modes, Support } from "./distribution.ts";
import { covarianceRows } from "./gaussian/covariance_rows.ts";
import { GaussianMixture } from "./gaussian_mixture.ts";

/** The law of A X + b in JSON form. */
export interface AffineLaw {
  law: "affine";
  /** The law of X, in JSON form. */
  of: { law: string; [field: string]: unknown };
  /** A, invertible, as rows; `d × d`. */
  matrix: number[][];
  /** b; length d. */
  offset: number[];
}

/**
 * The law of A X + b. A Gaussian mixture stays one, with means A μₖ + b and covariances A Σₖ Aᵀ.
 *
 * @param of The law of X, of dimension d.
 * @param matrix A, as rows; `d × d`.
 * @param offset b; length d.
 * @throws {TypeError} If the matrix or the offset has another shape.
 * @throws {RangeError} If the matrix is not invertible.
 */
export function affineOf(
  of: Distribution,
  matrix: readonly (readonly number[])[],
  offset: readonly number[],
): Distribution {
  const fault = mapFault(of.dimension, matrix, offset);
  if (fault) {
    const message = `Cannot map a law as '${fault.field}' ${fault.message}`;
    throw fault.isShape ? new TypeError(message) : new RangeError(message);
  }
  const map = affineMap(matrix, offset);
  return of instanceof GaussianMixture ? mappedMixture(of, map) : new Affine(of, map);
}

function mappedMixture({ weights, means, factors }: GaussianMixture, map: AffineMap) {
  const { matrix } = map;
  const rotate = (rows: readonly (readonly number[])[]) =>
    matrix.map((row) => rows[0].map((_, j) => row.reduce((sum, a, k) => sum + a * rows[k][j], 0)));
  const transposed = matrix.map((_, i) => matrix.map((row) => row[i]));
  return new GaussianMixture({
    weights: [...weights],
    means: means.map((mean) => [...map.forward(Float64Array.from(mean))]),
    covariances: factors.map((factor) => {
      const half = rotate(covarianceRows(factor));
      const covariance = half.map((row) =>
        transposed[0].map((_, j) => row.reduce((sum, a, k) => sum + a * transposed[k][j], 0))
      );
      // Symmetric but for rounding, which the mean removes.
      return covariance.map((row, i) => row.map((entry, j) => 0.5 * (entry + covariance[j][i])));
    }),
  });
}

/**
 * The law of A X + b: log p(A⁻¹(y − b)) − log |det A|, the score A⁻ᵀ s(A⁻¹(y − b)), and the modes of X, each
 * point belonging to that of A⁻¹(y − b).
 */
export class Affine implements Distribution {
  readonly law = "affine";
  readonly dimension: number;
  readonly support: Support;
  /** The law of X. */
  readonly of: Distribution;
  /** A and b. */
  readonly map: AffineMap;
  #modes: Modes | undefined;

  /**
   * @param of The law of X.
   * @param map A and b, of its dimension.
   */
  constructor(of: Distribution, map: AffineMap) {
    this.of = of;
    this.map = map;
    this.dimension = of.dimension;
    this.support = affineSupport(of.support, map);
  }

  /** The modes of X, with their masses. */
  get modes(): Modes {
    const { modes } = this.of;
    return this.#modes ??= {
      weights: modes.weights,
      assign: (points) => modes.assign(this.map.backward(points)),
    };
  }

  sample(key: Key, count: number): Float64Array {
    return this.map.forward(this.of.sample(key, count));
  }

  logDensity(points: Float64Array): Float64Array {
    return this.of.logDensity(this.map.backward(points))
      .map((value) => value - this.map.logDeterminant);
  }

  score(points: Float64Array): Float64Array {
    return this.map.pullBack(this.of.score(this.map.backward(points)));
  }
}

/**
 * The law `affine`, given what it must know of the other laws.
 *
 * @param baseSchema Validates the law of X, any registered one.
 * @param createBase Builds it from its validated JSON form.
 */
export function affineLaw(
  baseSchema: z.ZodType<AffineLaw["of"]>,
  createBase: (law: AffineLaw["of"]) => Distribution,
): LawDefinition<AffineLaw> {
  return {
    law: "affine",
    schema: z.strictObject({
      law: z.literal("affine"),
      of: baseSchema,
      matrix: z.array(z.array(z.number()).min(1)).min(1),
      offset: z.array(z.number()).min(1),
    }).superRefine(({ of, matrix, offset }, context) => {
      // What is wrong with the law itself has been said.
      if (!baseSchema.safeParse(of).success) return;
      const fault = mapFault(createBase(of).dimension, matrix, offset);
      if (fault) context.addIssue({ code: "custom", path: fault.path, message: fault.message });
    }),
    create: ({ of, matrix, offset }) => affineOf(createBase(of), matrix, offset),
    examples: [
      {
        law: "affine",
        of: { law: "bumps", centres: [-3, 3], radius: 1, weights: [0.2, 0.8] },
        matrix: [[-0.5]],
        offset: [2],
      },
      {
        law: "affine",
        of: { law: "rings", radii: [1, 3], std: 0.2, weights: [0.3, 0.7] },
        matrix: [[1.5, 0.5], [-0.2, 0.8]],
        offset: [1, -2],
      },
    ],
  };
}
