import { integrateBox } from "./box.ts";
import type { Integral, Integrand, Tolerance } from "./integral.ts";
import { integrateInterval } from "./interval.ts";
import { panelEnds } from "./panel_ends.ts";
import { integrateRadial } from "./radial.ts";

/** A box of ℝᵈ with what a quadrature must know of the integrand on it; every `Support` is one. */
export interface Region {
  /** Lower corner; length d. */
  readonly lower: readonly number[];
  /** Upper corner; length d. */
  readonly upper: readonly number[];
  /** The shortest length over which the integrand changes much; sets the first step. */
  readonly lengthScale: number;
  /** In one dimension, points at which panels must break. */
  readonly breakpoints?: readonly number[];
  /** Set in two dimensions where the integrand depends on the distance from the origin alone. */
  readonly radial?: boolean;
}

/** Tolerances, and where a planar radial integral starts. */
export interface RegionTolerance extends Tolerance {
  /** Leave out the points closer to the origin than this; for radial regions alone. */
  readonly rMin?: number;
}

/**
 * Integrates functions over the smallest region that covers the given ones, with the method that suits it:
 * adaptive Gauss–Kronrod in one dimension, the same in the radius where all regions are radial, nested
 * trapezoidal grids on other boxes of the plane.
 *
 * @param regions The supports of the densities in the integrand, at least one.
 * @param integrand The functions; they receive points of shape `n × d`.
 * @param tolerance Defaults: those of the method.
 * @returns One integral a function, with an estimate of its absolute error.
 * @throws {RangeError} If the dimension is above 2, or `rMin` is given for a region that is not radial.
 */
export function integrate(
  regions: readonly Region[],
  integrand: Integrand,
  { rMin, ...tolerance }: RegionTolerance = {},
): Integral[] {
  const region = unionRegion(regions);
  const { lower, upper, lengthScale, breakpoints, radial } = region;
  if (lower.length > 2) {
    throw new RangeError(
      `Cannot integrate as 'dimension' must be 1 or 2: current value is ${lower.length}`,
    );
  }
  if (radial) {
    return integrateRadial(integrand, { rMin, rMax: upper[0], lengthScale }, tolerance);
  }
  if (rMin !== undefined) {
    throw new RangeError(
      `Cannot integrate as 'rMin' must be absent for laws that are not radial: current value is ${rMin}`,
    );
  }
  if (lower.length === 2) return integrateBox(integrand, region, tolerance);
  return integrateInterval(
    integrand,
    panelEnds(lower[0], upper[0], lengthScale, breakpoints),
    tolerance,
  );
}

/**
 * The smallest region that covers several: their bounding box, the shortest length scale, all
 * breakpoints, and radial only if all are.
 *
 * @param regions Regions of one dimension, at least one.
 */
export function unionRegion(regions: readonly Region[]): Region {
  const axes = regions[0].lower.map((_, axis) => axis);
  const breakpoints = [...new Set(regions.flatMap((region) => region.breakpoints ?? []))]
    .sort((a, b) => a - b);
  return {
    lower: axes.map((axis) => Math.min(...regions.map((region) => region.lower[axis]))),
    upper: axes.map((axis) => Math.max(...regions.map((region) => region.upper[axis]))),
    lengthScale: Math.min(...regions.map((region) => region.lengthScale)),
    ...(breakpoints.length > 0 ? { breakpoints } : {}),
    ...(regions.every((region) => region.radial) ? { radial: true } : {}),
  };
}
