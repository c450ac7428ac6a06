import { mahalanobisRadii } from "../../numeric/mahalanobis_radii.ts";
import { fold, type Key } from "../../random/key.ts";
import type { Problem } from "../estimator.ts";
import type { Standardisation } from "./standardisation.ts";

/** Room beyond the data, for a density to fall off in. */
const MARGIN = 1.25;
/** Samples of the base, and of a target without end, that the reach is measured on. */
const REACH_SAMPLES = 10_000;

/**
 * How far a tilt of the base density is learnt: a quarter beyond the greatest Mahalanobis distance of
 * 10,000 samples of the data (all training points where these are fixed) from the centre, but no
 * further than the data or as many samples of the base go.
 *
 * @param problem What to draw from.
 * @param standardisation The coordinates and the base.
 * @param key The fit's key.
 * @returns A radius in standard deviations of the base.
 */
export function sampledReach(
  problem: Problem,
  standardisation: Standardisation,
  key: Key,
): number {
  const { base } = standardisation;
  const own = fold(key, "reach");
  const data = problem.fixed?.training ?? problem.sample(fold(own, "data"), REACH_SAMPLES);
  const greatest = (points: Float64Array) =>
    mahalanobisRadii(points, base.factors[0].precision).reduce((a, b) => Math.max(a, b), 0);
  const ofData = greatest(standardisation.apply(data));
  const ofBase = greatest(base.sample(fold(own, "base"), REACH_SAMPLES));
  return Math.max(ofData, Math.min(MARGIN * ofData, ofBase));
}
