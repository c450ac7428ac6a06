import type { ZodType } from "zod";
import type { Estimator } from "../../../src/estimators/estimator.ts";
import { kernelMixtureScoreMatching } from "../../../src/estimators/kernel_mixture_score_matching.ts";
import { kernelScoreMatching } from "../../../src/estimators/kernel_score_matching.ts";
import { mixtureScoreMatching } from "../../../src/estimators/mixture_score_matching.ts";
import { scoreMatching } from "../../../src/estimators/score_matching.ts";
import type { Method } from "../../../src/suite/trial.ts";
import { validate } from "../../../src/validation/issues.ts";

/** An estimator with the parameters that a method gives it. */
export interface ChosenEstimator {
  readonly estimator: Estimator;
  readonly parameters: Record<string, unknown>;
}

// Only these four: the registry would bring every estimator, and tfjs with them.
const known = new Map(
  [scoreMatching, mixtureScoreMatching, kernelScoreMatching, kernelMixtureScoreMatching]
    .map((estimator) => [estimator.name, estimator as unknown as Estimator]),
);

/**
 * Looks an estimator of the lab up and checks its parameters.
 *
 * @param method Its name and parameters.
 * @throws {RangeError} If there is no such estimator here, or a parameter is out of range.
 */
export function labEstimator({ name, ...given }: Method): ChosenEstimator {
  const estimator = known.get(name);
  if (estimator === undefined) {
    throw new RangeError(
      `Cannot fit as 'estimator' must be one of ${[...known.keys()].join(", ")}: current value is ${
        JSON.stringify(name)
      }`,
    );
  }
  // Inside the library every schema is one of zod's.
  const schema = estimator.schema as unknown as ZodType<Record<string, unknown>>;
  return { estimator, parameters: validate(schema, given, "fit", "estimator") };
}
