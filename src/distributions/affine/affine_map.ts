import { inverse, Matrix, SingularValueDecomposition } from "ml-matrix";

/** An invertible map y = A x + b of ℝᵈ. Points are `n × d`, row-major. */
export interface AffineMap {
  /** A, as rows. */
  readonly matrix: readonly (readonly number[])[];
  /** b. */
  readonly offset: readonly number[];
  /** log |det A|. */
  readonly logDeterminant: number;
  /** The smallest and the largest singular value of A: by how much lengths shrink and grow. */
  readonly stretch: readonly [smallest: number, largest: number];
  /** A x + b. */
  forward(points: Float64Array): Float64Array;
  /** A⁻¹ (y − b). */
  backward(points: Float64Array): Float64Array;
  /** A⁻ᵀ s: scores at x as scores at y. */
  pullBack(scores: Float64Array): Float64Array;
}

/** What is wrong with a map. */
export interface MapFault {
  readonly field: string;
  readonly path: (string | number)[];
  /** A clause without the field, as messages of custom issues are. */
  readonly message: string;
  readonly isShape: boolean;
}

/** A matrix whose singular values differ by more is singular to rounding. */
const LARGEST_CONDITION = 1e12;

/**
 * What is wrong with a matrix and an offset, if anything.
 *
 * @param d The dimension that they must have.
 * @param matrix A, as rows.
 * @param offset b.
 */
export function mapFault(
  d: number,
  matrix: readonly (readonly number[])[],
  offset: readonly number[],
): MapFault | undefined {
  if (matrix.length !== d || matrix.some((row) => row.length !== d)) {
    const columns = [...new Set(matrix.map((row) => row.length))].join(" or ");
    const message =
      `must be ${d} × ${d}, as the law has dimension ${d}: current shape is ${matrix.length} × ${
        columns || 0
      }`;
    return { field: "matrix", path: ["matrix"], message, isShape: true };
  }
  if (offset.length !== d) {
    const message =
      `must have ${d} entries, as the law has dimension ${d}: current number of entries is ${offset.length}`;
    return { field: "offset", path: ["offset"], message, isShape: true };
  }
  const singular = singularValues(matrix);
  const [smallest, largest] = [singular[0], singular[d - 1]];
  if (largest < Infinity && smallest * LARGEST_CONDITION > largest) return undefined;
  const message = `must be invertible: current smallest singular value is ${smallest}`;
  return { field: "matrix", path: ["matrix"], message, isShape: false };
}

/**
 * An affine map with its inverse.
 *
 * @param matrix A, invertible, as rows; `d × d`.
 * @param offset b; length d.
 */
export function affineMap(
  matrix: readonly (readonly number[])[],
  offset: readonly number[],
): AffineMap {
  const d = offset.length;
  const inverted = inverse(new Matrix(matrix.map((row) => [...row]))).to2DArray();
  const zero = offset.map(() => 0);
  const back = offset.map((_, i) => -inverted[i].reduce((sum, a, j) => sum + a * offset[j], 0));
  const transposed = inverted.map((_, i) => inverted.map((row) => row[i]));
  const singular = singularValues(matrix);
  return {
    matrix,
    offset,
    logDeterminant: singular.reduce((sum, value) => sum + Math.log(value), 0),
    stretch: [singular[0], singular[d - 1]],
    forward: (points) => apply(matrix, offset, points),
    backward: (points) => apply(inverted, back, points),
    pullBack: (scores) => apply(transposed, zero, scores),
  };
}

/** Ascending. */
function singularValues(matrix: readonly (readonly number[])[]): number[] {
  const { diagonal } = new SingularValueDecomposition(new Matrix(matrix.map((row) => [...row])));
  return [...diagonal].sort((a, b) => a - b);
}

function apply(
  matrix: readonly (readonly number[])[],
  offset: readonly number[],
  points: Float64Array,
): Float64Array {
  const d = offset.length;
  const mapped = new Float64Array(points.length);
  for (let start = 0; start < points.length; start += d) {
    for (let row = 0; row < d; row++) {
      let value = offset[row];
      for (let column = 0; column < d; column++) {
        value += matrix[row][column] * points[start + column];
      }
      mapped[start + row] = value;
    }
  }
  return mapped;
}
