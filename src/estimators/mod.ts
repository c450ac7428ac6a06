import type { Estimator } from "./estimator.ts";
import { mixtureScoreMatching } from "./mixture_score_matching.ts";
import { scoreMatching } from "./score_matching.ts";

/** An estimator whose own parameter type is forgotten, so that all fit one registry. */
export type AnyEstimator = Estimator<Record<string, unknown>>;

/** Every estimator by its name in JSON. To add one, write its file and name it here. */
export const estimators: ReadonlyMap<string, AnyEstimator> = new Map(
  [scoreMatching, mixtureScoreMatching].map((
    estimator,
  ) => [estimator.name, estimator as unknown as AnyEstimator]),
);
