import type { ZodType } from "zod";
import { createDistribution } from "../distributions/mod.ts";
import { divergences } from "../divergences/mod.ts";
import { type AnyEstimator, estimators } from "../estimators/mod.ts";
import { validate } from "../validation/issues.ts";
import type { ScenarioRegistries } from "./scenario_schema.ts";
import type { Method, Trial } from "./trial.ts";

/** The suite's own laws, estimators and divergences, for checking a scenario against. */
export const registries: ScenarioRegistries = {
  validateLaw: createDistribution,
  validateEstimator: (method, field) => {
    estimatorOf(method, field);
  },
  validateDivergence: (method, field) => {
    const { name, ...parameters } = method;
    validate(lookUp(divergences, name, field).schema, parameters, "run the scenario", field);
  },
};

/**
 * The estimator that a method names, with its parameters checked and filled up with defaults.
 *
 * @param method An estimator's name beside its parameters.
 * @param field The name of the field that holds it, for messages.
 * @throws {TypeError} If a parameter is unknown or of another type.
 * @throws {RangeError} If the name is unknown or a parameter is out of its range.
 */
export function estimatorOf(
  { name, ...parameters }: Method,
  field: string,
): { estimator: AnyEstimator; parameters: Record<string, unknown> } {
  const estimator = lookUp(estimators, name, field);
  // Inside the suite every schema is one of zod's.
  const schema = estimator.schema as ZodType<Record<string, unknown>>;
  return { estimator, parameters: validate(schema, parameters, "run the scenario", field) };
}

/** The version of the results that a trial's method gives; part of the trial's id. */
export function resultVersionOf(trial: Trial): string {
  if ("divergence" in trial) return "1";
  return String(estimators.get(trial.estimator.name)?.resultVersion);
}

function lookUp<Entry>(registry: ReadonlyMap<string, Entry>, name: string, field: string): Entry {
  const entry = registry.get(name);
  if (entry !== undefined) return entry;
  throw new RangeError(
    `Cannot run the scenario as '${field}.name' must be one of ${
      [...registry.keys()].join(", ")
    }: current value is ${JSON.stringify(name)}`,
  );
}
