import type { Integral, Integrand, Tolerance } from "./integral.ts";
import { integrateInterval } from "./interval.ts";
import { panelEnds } from "./panel_ends.ts";

/** The smallest distance from the origin that a panel ends at; one more panel reaches 0. */
const SMALLEST_RADIUS = 1e-20;

/** A ring of the plane, or a disc. */
export interface RadialRegion {
  /** Inner radius; default 0. */
  readonly rMin?: number;
  /** Outer radius. */
  readonly rMax: number;
  /** The shortest length over which the integrand changes much, away from the origin. */
  readonly lengthScale: number;
  /** Further radii at which panels must break. */
  readonly breakpoints?: readonly number[];
}

/**
 * Integrates planar functions that depend on the distance from the origin alone, 2π ∫ f(r) r dr.
 *
 * Towards the origin the panels shrink geometrically down to a radius of 1e-20, so that integrands with
 * structure at every scale there (1/r singularities in mixtures) are resolved.
 *
 * @param integrand The functions; they receive the points (r, 0), `n × 2`, never the origin.
 * @param region The radii to integrate between.
 * @param tolerance As for {@linkcode integrateInterval}.
 * @returns One integral a function.
 * @throws {RangeError} If the radii do not satisfy 0 ≤ rMin < rMax.
 */
export function integrateRadial(
  integrand: Integrand,
  { rMin = 0, rMax, lengthScale, breakpoints = [] }: RadialRegion,
  tolerance: Tolerance = {},
): Integral[] {
  if (!(rMin >= 0 && rMin < rMax)) {
    throw new RangeError(
      `Cannot integrate radially as 'rMin' must be from 0 to below 'rMax' (${rMax}): current value is ${rMin}`,
    );
  }
  const geometric: number[] = [];
  for (let r = Math.min(lengthScale, rMax); r > SMALLEST_RADIUS; r /= 4) geometric.push(r);
  const radial: Integrand = (radii) => {
    const points = new Float64Array(2 * radii.length);
    for (let i = 0; i < radii.length; i++) points[2 * i] = radii[i];
    return integrand(points).map((f) => f.map((value, i) => 2 * Math.PI * radii[i] * value));
  };
  const ends = panelEnds(rMin, rMax, lengthScale, [...geometric, ...breakpoints]);
  return integrateInterval(radial, ends, tolerance);
}
