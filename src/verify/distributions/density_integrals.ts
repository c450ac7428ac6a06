import type { Integral, Tolerance } from "../../numeric/integral.ts";
import { integrate, type Region } from "../../numeric/region.ts";
import type { Subject } from "./subject.ts";

/** Standard errors that count as the error of a sample average. */
const STANDARD_ERRORS = 5;
/** Fewer effective points say nothing. */
const SMALLEST_EFFECTIVE_SIZE = 500;

/** Functions of a point, one array of n values each, to be integrated against a density. */
export type Functions = (points: Float64Array) => readonly Float64Array[];

/**
 * Integrals of functions times the density: by quadrature over the support in one or two dimensions, by
 * importance sampling beyond, where the error is five standard errors.
 *
 * @param subject What is verified.
 * @param functions The functions.
 * @param tolerance Of the quadrature.
 * @param region Where to integrate in d ≤ 2, if not over the support.
 * @returns One integral a function, or nothing where importance sampling has too few effective points.
 */
export function densityIntegrals(
  subject: Subject,
  functions: Functions,
  tolerance: Tolerance,
  region: Region = subject.distribution.support,
): Integral[] | undefined {
  const { distribution } = subject;
  if (distribution.dimension > 2) return bySampling(subject, functions);
  return integrate([region], (points) => {
    const density = distribution.logDensity(points).map(Math.exp);
    return functions(points).map((values) =>
      values.map((value, i) => density[i] === 0 ? 0 : value * density[i])
    );
  }, tolerance);
}

function bySampling(subject: Subject, functions: Functions): Integral[] | undefined {
  const { points, weights, effectiveSize } = subject.importancePoints();
  if (!(effectiveSize >= SMALLEST_EFFECTIVE_SIZE)) return undefined;
  const n = weights.length;
  return functions(points).map((values) => {
    let [sum, squares] = [0, 0];
    values.forEach((value, i) => {
      sum += value * weights[i];
      squares += (value * weights[i]) ** 2;
    });
    const value = sum / n;
    const variance = Math.max(0, squares / n - value * value);
    return { value, error: STANDARD_ERRORS * Math.sqrt(variance / n) };
  });
}

/** Why a check by integrals was not tried. */
export const TOO_FEW_POINTS =
  `importance sampling has fewer than ${SMALLEST_EFFECTIVE_SIZE} effective points: the dimension is too high, or the samples lie elsewhere than the density`;
