import { CorrectedDensity } from "../../../src/estimators/training/corrected_density.ts";
import type { Standardisation } from "../../../src/estimators/training/standardisation.ts";
import type { GridScores } from "./grid_scores.ts";

/** How a bridged fit is corrected; both are absent where there is no bridge. */
export interface BridgeParameters {
  readonly beta?: unknown;
  readonly floor?: unknown;
  readonly margin?: unknown;
}

/**
 * Normalises an unnormalised fit by a sum over the grid and, where it is one of bridged data, takes
 * the bridge out: what an estimator does at its end by quadrature.
 *
 * @param fitted log q̃ at the grid's points, in nats.
 * @param scores The grid.
 * @param standardisation The fit's coordinates, and the bridge.
 * @param bridge The estimator's β, ε and δ.
 * @returns log q at the grid's points.
 */
export function normaliseOnGrid(
  fitted: Float64Array,
  scores: GridScores,
  standardisation: Standardisation,
  { beta, floor, margin }: BridgeParameters,
): Float64Array {
  const normalised = (logs: Float64Array) => {
    const logNormaliser = scores.logNormaliser(logs);
    return logs.map((value) => value - logNormaliser);
  };
  if (typeof beta !== "number" || typeof floor !== "number" || typeof margin !== "number") {
    return normalised(fitted);
  }
  const { dimension, scale, base } = standardisation;
  // The fit is known at these points alone, and only its values are asked for.
  const known = { logDensity: () => fitted, score: (points: Float64Array) => base.score(points) };
  const logNormaliser = scores.logNormaliser(fitted) - dimension * Math.log(scale);
  const corrected = new CorrectedDensity(known, logNormaliser, base, { beta, floor, margin });
  return normalised(corrected.logDensity(standardisation.apply(scores.points)));
}
