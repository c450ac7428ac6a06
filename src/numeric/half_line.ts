import type { Integral, Tolerance } from "./integral.ts";
import { integrateInterval } from "./interval.ts";

/** Ratio of the ends of neighbouring panels. */
const PANEL_RATIO = 4;

/** The scales of a function on the half-line. */
export interface HalfLineScales {
  /** Below it the function is smooth: no singularity is nearer to 0 than this. */
  readonly shortest: number;
  /** Beyond it the function is a power series in 1/x that starts with 1/x² or later. */
  readonly longest: number;
}

/**
 * Integrates a function over (0, ∞) by the adaptive Gauss–Kronrod rule: in x up to the shortest scale,
 * in 1/x beyond, where a function that decays as 1/x² or faster turns into a smooth one up to the end.
 *
 * @param f The function, for x > 0.
 * @param scales Where it varies.
 * @param tolerance As for {@linkcode integrateInterval}.
 * @returns The integral; its error does not know of errors in the values of `f`.
 * @throws {RangeError} If the scales do not satisfy 0 < shortest ≤ longest.
 */
export function integrateHalfLine(
  f: (x: number) => number,
  { shortest, longest }: HalfLineScales,
  tolerance: Tolerance = {},
): Integral {
  if (!(shortest > 0 && shortest <= longest)) {
    throw new RangeError(
      `Cannot integrate over the half-line as 'shortest' must be above 0 and at most 'longest' (${longest}): current value is ${shortest}`,
    );
  }
  // One variable for both parts, so that they share a tolerance: x = shortest · y for y > 0, and
  // x = −shortest / y for y < 0.
  const ends = [-1];
  for (let y = -1 / PANEL_RATIO; y < -shortest / longest; y /= PANEL_RATIO) ends.push(y);
  ends.push(-shortest / (PANEL_RATIO * longest), 0, 1);
  const [integral] = integrateInterval(
    (points) => [
      points.map((y) => y > 0 ? shortest * f(shortest * y) : shortest * f(-shortest / y) / (y * y)),
    ],
    ends,
    tolerance,
  );
  return integral;
}
