import type { ZodType } from "zod";
import { createDistribution } from "../distributions/mod.ts";
import { divergences } from "../divergences/mod.ts";
import { type AnyEstimator, estimators } from "../estimators/mod.ts";
import { validate } from "../validation/issues.ts";
import type { ScenarioRegistries } from "./scenario_schema.ts";
import type { EngineName, Method, Trial } from "./trial.ts";

/** The suite's own laws, estimators and divergences, for checking a scenario against. */
export const registries: ScenarioRegistries = {
  validateLaw: createDistribution,
  validateEstimator(method, field, dimension) {
    estimatorOf(method, field);
    checkDimension(dimension, field, "the target's dimension");
  },
  validateDivergence(method, field, dimension) {
    const { name, ...parameters } = method;
    validate(lookUp(divergences, name, field).schema, parameters, "run the scenario", field);
    checkDimension(dimension, field, "the pair's dimension");
    if (parameters.bridge === undefined) return;
    const bridge = createDistribution(parameters.bridge, `${field}.bridge`);
    if (bridge.dimension !== dimension) {
      throw new RangeError(
        `Cannot run the scenario as '${field}.bridge' must have dimension ${dimension}: current dimension is ${bridge.dimension}`,
      );
    }
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

/**
 * The version of the results that a trial's method gives; part of the trial's id. Fits on another
 * engine than the default differ in their last bits, and so in their id.
 *
 * @param trial The trial.
 * @param engine What computes energy networks.
 */
export function resultVersionOf(trial: Trial, engine: EngineName = "simd"): string {
  if ("divergence" in trial) return "1";
  const version = String(estimators.get(trial.estimator.name)?.resultVersion);
  return engine === "simd" ? version : `${version} ${engine}`;
}

/** Normalisers and scores are by quadrature. */
function checkDimension(dimension: number, field: string, what: string): void {
  if (dimension <= 2) return;
  throw new RangeError(
    `Cannot run the scenario as ${what} for '${field}' must be 1 or 2: current dimension is ${dimension}`,
  );
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
