import canonicalize from "canonicalize";
import { validate } from "../validation/issues.ts";
import { fitPlanField, fitPlans, type Scenario } from "./scenario.ts";
import { scenarioFields } from "./scenario_fields.ts";
import type { Method, ProfilePair, SampleTarget, Target } from "./trial.ts";

/**
 * What a scenario's names are looked up in. Each function throws, naming the field, what was wanted
 * and what was given, if the JSON does not fit.
 */
export interface ScenarioRegistries {
  /**
   * Checks a law; its dimension is checked against what is done with it, where it is known: that of a
   * module is not.
   */
  validateLaw(law: unknown, field: string): { readonly dimension?: number };
  /** Checks an estimator and its parameters, for a target of a dimension. */
  validateEstimator(estimator: Method, field: string, dimension: number | undefined): void;
  /**
   * Checks a divergence and its parameters, for a pair whose laws have been checked, by its population
   * value or from samples of p.
   */
  validateDivergence(
    divergence: Method,
    field: string,
    profile: { readonly pair: ProfilePair; readonly samples?: number },
  ): void;
  /** Checks a goodness-of-fit test and its parameters, for a pair whose laws have been checked. */
  validateTest(test: Method, field: string, pair: ProfilePair): void;
}

/**
 * Checks a scenario in full, so that a run that has begun does not end over a slip of the pen.
 *
 * @param json The scenario, as JSON gives it.
 * @param registries Where laws, estimators, divergences and tests are looked up.
 * @returns The scenario.
 * @throws {TypeError} If a field is missing, unknown or of another type.
 * @throws {RangeError} If a field has a value out of its range, or two names are the same.
 */
export function parseScenario(json: unknown, registries: ScenarioRegistries): Scenario {
  const scenario: Scenario = validate(scenarioFields, json, "run the scenario");
  checkFits(scenario, registries);
  checkProfiles(scenario, registries);
  checkPower(scenario, registries);
  checkPairNames(scenario);
  return scenario;
}

function checkFits(scenario: Scenario, registries: ScenarioRegistries): void {
  const fieldOfTarget = new Map<string, KnownTarget>();
  fitPlans(scenario).forEach(({ targets, estimators }, group) => {
    const groupField = fitPlanField(scenario, group);
    const dimensions = targets.map((target, index) => {
      const field = `${groupField}.targets[${index}]`;
      checkTargetName(target, field, fieldOfTarget);
      if ("data" in target) return target.data.dimension;
      return registries.validateLaw(target.law, `${field}.law`).dimension;
    });
    estimators.forEach((estimator, index) => {
      for (const dimension of new Set(dimensions)) {
        registries.validateEstimator(estimator, `${groupField}.estimators[${index}]`, dimension);
      }
    });
  });
}

/** A target and where it stands. */
interface KnownTarget {
  readonly field: string;
  readonly target: Target | SampleTarget;
}

/** Groups may share a target, but a name stands for one: it names a file and a row of tables. */
function checkTargetName(
  target: KnownTarget["target"],
  field: string,
  known: Map<string, KnownTarget>,
): void {
  const namesake = known.get(target.name);
  known.set(target.name, namesake ?? { field, target });
  const group = field.slice(0, field.indexOf(".targets"));
  const isOfGroup = namesake?.field.startsWith(`${group}.targets`);
  if (!namesake || !isOfGroup && canonicalize(namesake.target) === canonicalize(target)) return;
  throw new RangeError(
    `Cannot run the scenario as '${field}.name' must differ from that of '${namesake.field}': ` +
      `current value is ${JSON.stringify(target.name)}`,
  );
}

/** One pair may be swept over several grids and tested too, but a name stands for one pair. */
function checkPairNames({ profiles = [], power = [] }: Scenario): void {
  const named = [
    ...profiles.map(({ pair }, index) => ({ field: `profiles[${index}].pair`, pair })),
    ...power.map(({ pair }, index) => ({ field: `power[${index}].pair`, pair })),
  ];
  for (const { field, pair } of named) {
    const namesake = named.find((other) => other.pair.name === pair.name)!;
    if (canonicalize(namesake.pair) === canonicalize(pair)) continue;
    throw new RangeError(
      `Cannot run the scenario as '${field}.name' must differ from that of ` +
        `'${namesake.field}': current value is ${JSON.stringify(pair.name)}`,
    );
  }
}

function checkProfiles({ profiles = [] }: Scenario, registries: ScenarioRegistries): void {
  profiles.forEach(({ divergences, ...profile }, index) => {
    const field = `profiles[${index}]`;
    checkDimensions(profile.pair, field, registries);
    divergences.forEach((divergence, position) =>
      registries.validateDivergence(divergence, `${field}.divergences[${position}]`, profile)
    );
  });
}

function checkPower({ power = [] }: Scenario, registries: ScenarioRegistries): void {
  power.forEach(({ pair, tests }, index) => {
    const field = `power[${index}]`;
    checkDimensions(pair, field, registries);
    tests.forEach((test, position) =>
      registries.validateTest(test, `${field}.tests[${position}]`, pair)
    );
  });
}

function checkDimensions(pair: ProfilePair, field: string, registries: ScenarioRegistries): void {
  const [first, second] = pair.components.map((law, component) =>
    registries.validateLaw(law, `${field}.pair.components[${component}]`).dimension
  );
  if (first === undefined || second === undefined || first === second) return;
  throw new RangeError(
    `Cannot run the scenario as '${field}.pair.components' must have one dimension: ` +
      `current dimensions are ${first} and ${second}`,
  );
}
