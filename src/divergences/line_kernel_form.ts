import { ROUNDING } from "../numeric/integral.ts";
import type { Region } from "../numeric/region.ts";
import type { Estimate } from "./divergence.ts";

/** Largest number of points of a grid; the work grows with its square. */
const MOST_POINTS = 16_384;
/** Fewest points of the first grid. */
const FEWEST_POINTS = 16;
/** Stop halving at this difference of two grids, relative to the value. */
const RELATIVE = 1e-12;
/** Points where g is smaller than this part of its maximum do not enter. */
const NEGLIGIBLE = 1e-24;
/** Roundings that a term gathers. */
const TERM_ROUNDINGS = 8;

/** A function on the line with what rounding may have cost each of its values. */
export interface RoundedFunction {
  /** g(x) at the points. */
  readonly values: Float64Array;
  /** The absolute error of each value, not counting what the last roundings cost. */
  readonly errors: Float64Array;
}

/**
 * The quadratic form ∫∫ g(x) k(x − y) g(y) dx dy on the line, by the trapezoidal rule on nested grids, which
 * converges exponentially for smooth g that vanish at the ends. The kernel depends on the lag alone, so
 * that a grid needs each of its values once.
 *
 * @param g The function; it receives points of shape `n × 1`.
 * @param kernel k as a function of |x − y|, smooth at 0 as an even function.
 * @param region Where g does not vanish; its length scale sets the first step.
 * @param kernelScale The length over which k changes much.
 * @returns The value; Infinity where g is infinite.
 */
export function lineKernelForm(
  g: (points: Float64Array) => RoundedFunction,
  kernel: (lag: number) => number,
  { lower, upper, lengthScale }: Region,
  kernelScale: number,
): Estimate {
  const width = upper[0] - lower[0];
  const wanted = Math.ceil(width / Math.min(lengthScale, kernelScale));
  let count = Math.min(MOST_POINTS / 4, Math.max(FEWEST_POINTS, wanted));
  const levels: Level[] = [];
  for (;;) {
    const step = width / count;
    const level = sumOverGrid(g, kernel, lower[0], step, count);
    if (level.value === Infinity) return { value: Infinity, error: 0 };
    levels.push(level);
    const before = levels.length > 1 ? levels[levels.length - 2].value : Infinity;
    const difference = Math.abs(level.value - before);
    const allowed = Math.max(RELATIVE * Math.abs(level.value), level.rounding);
    const isDone = levels.length > 2 && difference <= allowed;
    if (isDone || 2 * count > MOST_POINTS) {
      return { value: Math.max(0, level.value), error: difference + level.rounding };
    }
    count *= 2;
  }
}

interface Level {
  readonly value: number;
  readonly rounding: number;
}

function sumOverGrid(
  g: (points: Float64Array) => RoundedFunction,
  kernel: (lag: number) => number,
  lower: number,
  step: number,
  count: number,
): Level {
  const { values, errors } = g(Float64Array.from({ length: count }, (_, i) => lower + i * step));
  const largest = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  if (largest === Infinity) return { value: Infinity, rounding: 0 };
  const kernels = Float64Array.from({ length: count }, (_, lag) => kernel(lag * step));
  const present = Int32Array.from(values.keys()).filter((i) =>
    Math.abs(values[i]) > NEGLIGIBLE * largest
  );
  let value = 0;
  let rounding = 0;
  for (let i = 0; i < count; i++) {
    let potential = 0;
    let magnitude = 0;
    for (let entry = 0; entry < present.length; entry++) {
      const j = present[entry];
      const term = kernels[Math.abs(i - j)] * values[j];
      potential += term;
      magnitude += Math.abs(term);
    }
    value += values[i] * potential;
    rounding += 2 * errors[i] * Math.abs(potential) +
      TERM_ROUNDINGS * ROUNDING * Math.abs(values[i]) * magnitude;
  }
  const area = step * step;
  return { value: value * area, rounding: rounding * area };
}
