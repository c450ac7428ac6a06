import type { ZodType } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { createDistribution } from "../distributions/mod.ts";
import type { Divergence } from "../divergences/divergence.ts";
import { divergences } from "../divergences/mod.ts";
import { profiledMixture } from "../divergences/profiles/profiled_mixture.ts";
import { type AnyEstimator, estimators } from "../estimators/mod.ts";
import { goodnessOfFitTests } from "../goodness_of_fit/mod.ts";
import { loadedEstimators } from "../foreign/load_trial_modules.ts";
import { isModuleName, moduleReferences } from "../foreign/module_name.ts";
import { validate } from "../validation/issues.ts";
import type { ParameterSchema } from "../validation/parameter_schema.ts";
import type { ScenarioRegistries } from "./scenario_schema.ts";
import type { EngineName, Method, Trial } from "./trial.ts";

/** Raised when profiles give other values. */
const PROFILE_VERSION = "2";

/** The energy network takes no more. */
const HIGHEST_DIMENSION = 64;

/** The suite's own laws, estimators, divergences and tests, for checking a scenario against. */
export const registries: ScenarioRegistries = {
  validateLaw(law, field) {
    // What a module is, its own process finds out: here no foreign code runs.
    return moduleReferences(law).length > 0 ? {} : createDistribution(law, field);
  },
  validateEstimator(method, field, dimension) {
    if (isModuleName(method.name)) return;
    const { highestDimension = HIGHEST_DIMENSION } = estimatorOf(method, field).estimator;
    if (dimension === undefined || dimension <= highestDimension) return;
    throw new RangeError(
      `Cannot run the scenario as the target's dimension for '${field}' must be at most ${highestDimension}: current dimension is ${dimension}`,
    );
  },
  validateDivergence(method, field, { pair, samples }) {
    const { name, ...parameters } = method;
    if (isModuleName(name) && samples !== undefined) {
      throw new RangeError(
        `Cannot run the scenario as '${field}.name' must be a divergence of the suite where 'samples' is given: current value is "${name}"`,
      );
    }
    if (isModuleName(name)) return;
    const divergence = lookUp(divergences, name, field);
    const valid = validated(divergence.schema, parameters, field);
    if (moduleReferences([pair, parameters]).length > 0) return;
    const [first, second] = pair.components.map((law) => createDistribution(law));
    checkParameterDimensions(parameters, field, first.dimension);
    if (samples === undefined) {
      checkPopulationForm(divergence, valid, field, profiledMixture([first, second], pair.truth));
    } else if (divergence.fromSamples.needs.q.includes("samples")) {
      throw new RangeError(
        `Cannot run the scenario as '${field}.name' must be a divergence that needs no samples of q where 'samples' is given: current value is "${name}"`,
      );
    }
  },
  validateTest({ name, ...parameters }, field, { components, truth }) {
    const test = lookUp(goodnessOfFitTests, name, field);
    const valid = validated(test.schema, parameters, field);
    if (moduleReferences([components, parameters]).length > 0) return;
    const [first, second] = components.map((law) => createDistribution(law));
    const refusal = test.refuse(profiledMixture([first, second], truth), valid);
    if (refusal === undefined) return;
    const path = refusal.field === "" ? field : `${field}.${refusal.field}`;
    throw new RangeError(`Cannot run the scenario as '${path}' ${refusal.message}`);
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
  const own = loadedEstimators.get(name);
  if (own !== undefined) return { estimator: own, parameters };
  const estimator = lookUp(estimators, name, field);
  return { estimator, parameters: validated(estimator.schema, parameters, field) };
}

function validated<Parameters>(
  schema: ParameterSchema<Parameters>,
  parameters: unknown,
  field: string,
): Parameters {
  // Inside the suite every schema is one of zod's.
  return validate(schema as ZodType<Parameters>, parameters, "run the scenario", field);
}

/**
 * The version of the results that a trial's method gives; part of the trial's id. Fits on another
 * engine than the default differ in their last bits, and so in their id.
 *
 * @param trial The trial.
 * @param engine What computes energy networks.
 */
export function resultVersionOf(trial: Trial, engine: EngineName = "simd"): string {
  if ("divergence" in trial) return PROFILE_VERSION;
  if ("test" in trial) return String(goodnessOfFitTests.get(trial.test.name)?.resultVersion);
  // What a module gives changes with its digest, which is part of the trial.
  const version = String(estimators.get(trial.estimator.name)?.resultVersion ?? "module");
  return engine === "simd" ? version : `${version} ${engine}`;
}

/**
 * The CPU time of a step of an estimator, in steps of score matching; 1 for one without steps.
 *
 * @param estimator The estimator's name beside its parameters.
 */
export function stepCostOf({ name }: Method): number {
  return estimators.get(name)?.stepCost ?? 1;
}

/** Laws and vectors among a divergence's parameters live where the pair does. */
function checkParameterDimensions(
  { bridge, jumps }: Readonly<Record<string, unknown>>,
  field: string,
  dimension: number,
): void {
  const vectors: readonly (readonly number[])[] = Array.isArray(jumps) ? jumps : [];
  const sizes = vectors.map(({ length }, index) => ({
    path: `${field}.jumps[${index}]`,
    what: "length",
    size: length,
  }));
  if (bridge !== undefined) {
    const path = `${field}.bridge`;
    sizes.push({ path, what: "dimension", size: createDistribution(bridge, path).dimension });
  }
  const wrong = sizes.find(({ size }) => size !== dimension);
  if (wrong === undefined) return;
  throw new RangeError(
    `Cannot run the scenario as '${wrong.path}' must have ${wrong.what} ${dimension}: current ${wrong.what} is ${wrong.size}`,
  );
}

/** In the plane and on the line quadrature covers nearly all; beyond, closed forms alone are left. */
function checkPopulationForm(
  divergence: Divergence<unknown>,
  parameters: unknown,
  field: string,
  p: Distribution,
): void {
  if (p.dimension <= 2) return;
  try {
    divergence.evaluate(p, p, parameters);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RangeError(
      `Cannot run the scenario as '${field}' must have a population value in dimension ${p.dimension}, or the profile 'samples' to estimate it from: ${reason}`,
    );
  }
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
