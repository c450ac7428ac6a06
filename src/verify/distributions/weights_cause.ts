/** Weights that differ by less are taken for equal. */
const NEAR = 0.02;

/**
 * Why weights are not what they must be, from what they look like.
 *
 * @param weights The weights.
 * @param wanted What they must be; as many.
 * @param origin What the weights are, as in "stated".
 */
export function weightsCause(
  weights: readonly number[],
  wanted: readonly number[],
  origin: string,
): string {
  const isNear = (other: (k: number) => number) =>
    weights.every((weight, k) => Math.abs(weight - other(k)) <= NEAR);
  const sorted = [...weights].sort((a, b) => a - b);
  const sortedWanted = [...wanted].sort((a, b) => a - b);
  if (weights.length > 1 && isNear(() => 1 / weights.length)) {
    return `the ${origin} weights are equal, those of the density are not: the weights are not used`;
  }
  if (sorted.every((weight, k) => Math.abs(weight - sortedWanted[k]) <= NEAR)) {
    return `the ${origin} weights are right but in another order than 'modes.assign' numbers the modes in`;
  }
  return `the ${origin} weights are those of another mixture, or 'modes.assign' draws the boundaries elsewhere`;
}
