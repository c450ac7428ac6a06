/**
 * The number that would stand at a place if the numbers were sorted ascending, without sorting them:
 * Hoare's quickselect with the median of three, linear on average.
 *
 * @param values Numbers without NaN; they are put into another order.
 * @param place From 0 for the least.
 * @returns The number; afterwards none before `place` is greater and none after it is less.
 * @throws {RangeError} If `place` is no index of `values`.
 */
export function orderStatistic(values: Float64Array, place: number): number {
  if (!Number.isInteger(place) || place < 0 || place >= values.length) {
    throw new RangeError(
      `Cannot select an order statistic as 'place' must be an integer from 0 to ${
        values.length - 1
      }: current value is ${place}`,
    );
  }
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = medianOfThree(values[low], values[(low + high) >> 1], values[high]);
    let [i, j] = [low, high];
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i > j) break;
      const swapped = values[i];
      values[i++] = values[j];
      values[j--] = swapped;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else return values[place];
  }
  return values[place];
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
