/** Central differences of fourth order in float64. */

/** d/dt of a function at 0; its error is about step⁴ times the fifth derivative over 30. */
export function firstDifference(at: (t: number) => number, step: number): number {
  return (8 * (at(step) - at(-step)) - (at(2 * step) - at(-2 * step))) / (12 * step);
}

/** d²/dt² of a function at 0; its error is about step⁴ times the sixth derivative over 90. */
export function secondDifference(at: (t: number) => number, step: number): number {
  const near = at(step) + at(-step);
  const far = at(2 * step) + at(-2 * step);
  return (16 * near - far - 30 * at(0)) / (12 * step * step);
}

/** A copy of numbers in float64 with one of them moved. */
export function moved(numbers: ArrayLike<number>, index: number, by: number): Float64Array {
  const copy = Float64Array.from(numbers);
  copy[index] += by;
  return copy;
}
