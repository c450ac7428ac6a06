import canonicalize from "canonicalize";
import { z } from "zod";
import { validate } from "../validation/issues.ts";
import type { Scenario } from "./scenario.ts";
import type { Method } from "./trial.ts";

/**
 * What a scenario's names are looked up in. Each function throws, naming the field, what was wanted
 * and what was given, if the JSON does not fit.
 */
export interface ScenarioRegistries {
  /** Checks a law; its dimension is checked against what is done with it. */
  validateLaw(law: unknown, field: string): { readonly dimension: number };
  /** Checks an estimator and its parameters, for a target of a dimension. */
  validateEstimator(estimator: Method, field: string, dimension: number): void;
  /** Checks a divergence and its parameters, for a pair of a dimension. */
  validateDivergence(divergence: Method, field: string, dimension: number): void;
}

/**
 * Checks a scenario in full, so that a run that has begun does not end over a slip of the pen.
 *
 * @param json The scenario, as JSON gives it.
 * @param registries Where laws, estimators and divergences are looked up.
 * @returns The scenario.
 * @throws {TypeError} If a field is missing, unknown or of another type.
 * @throws {RangeError} If a field has a value out of its range, or two names are the same.
 */
export function parseScenario(json: unknown, registries: ScenarioRegistries): Scenario {
  const scenario: Scenario = validate(scenarioSchema, json, "run the scenario");
  checkFits(scenario, registries);
  checkProfiles(scenario, registries);
  return scenario;
}

function checkFits({ fits }: Scenario, registries: ScenarioRegistries): void {
  if (fits === undefined) return;
  const dimensions = fits.targets.map(({ law }, index) =>
    registries.validateLaw(law, `fits.targets[${index}].law`).dimension
  );
  fits.estimators.forEach((estimator, index) => {
    for (const dimension of new Set(dimensions)) {
      registries.validateEstimator(estimator, `fits.estimators[${index}]`, dimension);
    }
  });
}

function checkProfiles({ profiles = [] }: Scenario, registries: ScenarioRegistries): void {
  profiles.forEach(({ pair, divergences }, index) => {
    const field = `profiles[${index}]`;
    // One pair may be swept over several grids, but a name stands for one pair.
    const namesake = profiles.findIndex((other) => other.pair.name === pair.name);
    if (canonicalize(profiles[namesake].pair) !== canonicalize(pair)) {
      throw new RangeError(
        `Cannot run the scenario as '${field}.pair.name' must differ from that of ` +
          `'profiles[${namesake}].pair': current value is ${JSON.stringify(pair.name)}`,
      );
    }
    const [first, second] = pair.components.map((law, component) =>
      registries.validateLaw(law, `${field}.pair.components[${component}]`).dimension
    );
    if (first !== second) {
      throw new RangeError(
        `Cannot run the scenario as '${field}.pair.components' must have one dimension: ` +
          `current dimensions are ${first} and ${second}`,
      );
    }
    divergences.forEach((divergence, position) =>
      registries.validateDivergence(divergence, `${field}.divergences[${position}]`, first)
    );
  });
}

const kebabCase = z.string().refine((text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text), {
  error: ({ input }) =>
    `must be in kebab case, as in "two-rings": current value is ${JSON.stringify(input)}`,
});

const text = z.string().refine((value) => value.trim() !== "", {
  error: ({ input }) => `must not be empty: current value is ${JSON.stringify(input)}`,
});

const law = z.looseObject({ law: text }).superRefine(refuseNonJson);

const method = z.looseObject({ name: text }).superRefine(refuseNonJson);

const mixingWeight = z.number().min(0).max(1);

const fits = z.strictObject({
  targets: z.array(z.strictObject({ name: text, law })).min(1).superRefine((targets, context) =>
    targets.forEach(({ name }, index) => {
      const first = targets.findIndex((target) => target.name === name);
      if (first === index) return;
      const message = `must differ from that of 'fits.targets[${first}]': ` +
        `current value is ${JSON.stringify(name)}`;
      context.addIssue({ code: "custom", path: [index, "name"], message });
    })
  ),
  estimators: z.array(method).min(1),
  budget: z.strictObject({ steps: z.int().min(1), batch: z.int().min(1) }),
});

const profile = z.strictObject({
  pair: z.strictObject({
    name: text,
    components: z.tuple([law, law]),
    truth: z.number().gt(0).lt(1),
  }),
  divergences: z.array(method).min(1),
  grid: z.array(mixingWeight).min(1).superRefine((grid, context) => {
    const index = grid.findIndex((value, position) => value <= grid[position - 1]);
    if (index < 0) return;
    const message = `must be above the value before it, ${grid[index - 1]}: ` +
      `current value is ${grid[index]}`;
    context.addIssue({ code: "custom", path: [index], message });
  }),
});

const scenarioSchema = z.strictObject({
  name: kebabCase,
  title: text,
  description: text,
  seeds: z.int().min(1).max(10_000),
  fits: fits.optional(),
  profiles: z.array(profile).min(1).optional(),
}).superRefine(({ fits, profiles }, context) => {
  if (fits !== undefined || profiles !== undefined) return;
  const message = "is missing, and so is 'profiles': wanted at least one of them";
  context.addIssue({ code: "custom", path: ["fits"], message });
});

/** A scenario written in TypeScript can hold what JSON cannot; a trial's id is made from its JSON. */
function refuseNonJson(value: unknown, context: z.core.$RefinementCtx): void {
  const found = nonJson(value, []);
  if (found === undefined) return;
  const message = `must be a value that JSON can carry: current value is ${String(found.value)}`;
  context.addIssue({ code: "custom", path: found.path, message });
}

function nonJson(
  value: unknown,
  path: PropertyKey[],
): { path: PropertyKey[]; value: unknown } | undefined {
  if (value === null || typeof value === "string" || typeof value === "boolean") return undefined;
  if (typeof value === "number") return Number.isFinite(value) ? undefined : { path, value };
  const plain = Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype;
  if (!plain) return { path, value };
  for (const [key, part] of Object.entries(value as object)) {
    const found = nonJson(part, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
