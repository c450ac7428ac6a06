import type { Support } from "../distributions/distribution.ts";
import type { Problem } from "../estimators/estimator.ts";
import type { ModuleSide } from "./define.ts";
import type { Ask } from "./operations/operation.ts";

/**
 * A problem whose samples are asked for: an estimator of a module sees points, and never the target.
 *
 * @param dimension d.
 * @param fixed The points of a problem with fixed data.
 * @param ask Asks the suite.
 */
export function askedProblem(
  dimension: number,
  fixed: Problem["fixed"],
  ask: Ask,
): Problem {
  return {
    dimension,
    sample: (key, count) => ask({ json: { what: "sample", key, count }, arrays: [] }).arrays[0],
    ...(fixed && { fixed }),
  };
}

/** What a side of a divergence is known by at once. */
export interface SideJson {
  /** 0 for p, 1 for q. */
  readonly side: number;
  readonly dimension: number;
  readonly support: Support;
}

/**
 * A side of a divergence whose numbers are asked for.
 *
 * @param json Which side, and what is known of it.
 * @param ask Asks the suite.
 */
export function askedSide({ side, dimension, support }: SideJson, ask: Ask): ModuleSide {
  const at = (what: string) => (points: Float64Array) =>
    ask({ json: { what, side }, arrays: [points] }).arrays[0];
  return {
    dimension,
    support,
    logDensity: at("logDensity"),
    score: at("score"),
    sample: (key, count) =>
      ask({ json: { what: "sample", side, key, count }, arrays: [] }).arrays[0],
  };
}
