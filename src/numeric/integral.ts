/** The value of an integral with an estimate of its absolute error. */
export interface Integral {
  /** The value; an infinity if the integrand was infinite at a point of the rule. */
  readonly value: number;
  /** An estimate of the absolute error of `value`, rounding included. */
  readonly error: number;
}

/**
 * One or more functions to integrate, evaluated together so that they share their work.
 *
 * @param points Points, `n × d`, row-major.
 * @returns One array of `n` values a function.
 */
export type Integrand = (points: Float64Array) => readonly Float64Array[];

/** When to stop refining: every integral must meet the larger of its two tolerances. */
export interface Tolerance {
  /** Largest error relative to the magnitude of the integral. */
  readonly relative?: number;
  /** Largest absolute error, in the unit of the integral; default 0. */
  readonly absolute?: number;
  /** Most points to evaluate; where they run out, the errors say what was reached. */
  readonly maxEvaluations?: number;
}

/** The distance from 1 to the next larger double: no value is known better than this, relatively. */
export const ROUNDING = 2 ** -52;
