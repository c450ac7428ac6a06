import type { Problem } from "../estimators/estimator.ts";
import { fixedProblem } from "../estimators/problem.ts";
import { columnMoments } from "../metrics/samples/column_moments.ts";
import { orderOf } from "../metrics/samples/order_of.ts";
import type { Key } from "../random/key.ts";

/** The share of all points that no estimator sees. */
const TEST_SHARE = 0.2;

/** Points in three parts, and the coordinates that an estimator sees them in. */
export interface SplitSamples {
  /** The training and the held-out part in the estimator's coordinates. */
  readonly problem: Problem;
  /** The test part in the estimator's coordinates, `n × d`. */
  readonly test: Float64Array;
  /** The rows of the test part among all points, in its order. */
  readonly testRows: Uint32Array;
  /** The map between the file's units and the estimator's coordinates. */
  readonly coordinates: Coordinates;
}

/** The map z = (x − centre) / scale, axis by axis. */
export interface Coordinates {
  readonly centre: readonly number[];
  readonly scale: readonly number[];
}

/**
 * Splits points at random into training, held-out and test parts: a fifth is kept for the test, and of
 * the rest a fifth is held out, so that 64 % are trained on.
 *
 * @param points Points, `n × d`.
 * @param dimension d.
 * @param key What decides who is where.
 * @param standardise Whether estimators see every column less its mean and over its standard deviation,
 *   both of the training part.
 * @throws {RangeError} If a column of the training part is constant.
 */
export function splitSamples(
  points: Float64Array,
  dimension: number,
  key: Key,
  standardise: boolean,
): SplitSamples {
  const order = orderOf(points.length / dimension, key);
  const testCount = Math.round(TEST_SHARE * order.length);
  const testRows = order.slice(0, testCount);
  const seen = rowsOf(points, dimension, order.subarray(testCount));
  const coordinates = standardise
    ? columnMoments(fixedProblem(seen, dimension).fixed!.training, dimension)
    : { centre: new Array(dimension).fill(0), scale: new Array(dimension).fill(1) };
  const constant = coordinates.scale.findIndex((scale) => !(scale > 0));
  if (constant >= 0) {
    throw new RangeError(
      `Cannot standardise the samples as every column must take more than one value in the training part: ` +
        `column ${constant} has its mean ${coordinates.centre[constant]} alone`,
    );
  }
  return {
    problem: fixedProblem(toCoordinates(seen, coordinates), dimension),
    test: toCoordinates(rowsOf(points, dimension, testRows), coordinates),
    testRows,
    coordinates,
  };
}

/**
 * Points `n × d` of the file in an estimator's coordinates.
 *
 * @param points Points, `n × d`.
 * @param coordinates The coordinates.
 */
export function toCoordinates(points: Float64Array, { centre, scale }: Coordinates): Float64Array {
  const d = centre.length;
  return points.map((value, i) => (value - centre[i % d]) / scale[i % d]);
}

/**
 * Points `n × d` of an estimator's coordinates in the file's units.
 *
 * @param points Points, `n × d`.
 * @param coordinates The coordinates.
 */
export function fromCoordinates(
  points: Float64Array,
  { centre, scale }: Coordinates,
): Float64Array {
  const d = centre.length;
  return points.map((value, i) => centre[i % d] + scale[i % d] * value);
}

function rowsOf(points: Float64Array, d: number, rows: Uint32Array): Float64Array {
  const chosen = new Float64Array(rows.length * d);
  rows.forEach((row, i) => chosen.set(points.subarray(row * d, (row + 1) * d), i * d));
  return chosen;
}
