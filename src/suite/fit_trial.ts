import type { FittedDensity, Problem } from "../estimators/estimator.ts";
import { fold, type Key } from "../random/key.ts";
import { estimatorOf } from "./registries.ts";
import type { EngineName, FitTrial, OnProgress } from "./trial.ts";

/** Densities of more dimensions have no picture. */
export const MOST_DRAWN = 2;

/** Training's share of a fit's progress; the rest goes to normalising and scoring. */
const TRAINING_SHARE = 0.9;

/**
 * Fits a trial's estimator to a problem.
 *
 * @param trial The trial.
 * @param problem What its estimator sees.
 * @param context The key that the seed makes, the engine, and who is told how far the trial is.
 */
export function fitTrial(
  trial: FitTrial,
  problem: Problem,
  { key, engine, onProgress }: {
    readonly key: Key;
    readonly engine?: EngineName;
    readonly onProgress: OnProgress;
  },
): Promise<FittedDensity> {
  const { estimator, parameters } = estimatorOf(trial.estimator, "estimator");
  return estimator.fit(problem, parameters, {
    key: fold(key, "fit"),
    budget: trial.budget,
    engine,
    onProgress: (fraction) => onProgress(TRAINING_SHARE * fraction),
  });
}
