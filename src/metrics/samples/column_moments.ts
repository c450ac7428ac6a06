/**
 * Mean and standard deviation of every column.
 *
 * @param points Points, `n × d`, at least two.
 * @param dimension d.
 * @returns Two arrays of length d; the standard deviation has n − 1 below.
 */
export function columnMoments(
  points: Float64Array,
  dimension: number,
): { centre: number[]; scale: number[] } {
  const count = points.length / dimension;
  const centre = new Array<number>(dimension).fill(0);
  const squares = new Array<number>(dimension).fill(0);
  points.forEach((value, i) => centre[i % dimension] += value / count);
  points.forEach((value, i) => squares[i % dimension] += (value - centre[i % dimension]) ** 2);
  return { centre, scale: squares.map((sum) => Math.sqrt(sum / (count - 1))) };
}
