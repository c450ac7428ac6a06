import canonicalize from "canonicalize";
import { withoutModulePaths } from "../foreign/module_name.ts";
import { fitPlanField, fitPlans, type Scenario } from "./scenario.ts";
import type { Method, PlannedTrial, Trial } from "./trial.ts";

/**
 * The version of the results that a trial's method gives: it changes when a fix changes published
 * numbers, so that results made before the fix are not taken for results made after it.
 */
export type ResultVersionOf = (trial: Trial) => string;

/** The CPU time of a step of an estimator, in steps of score matching. */
export type StepCostOf = (estimator: Method) => number;

/**
 * Expands a scenario into its trials.
 *
 * The order is stable: profiles first, as they are cheap (profile by profile, then divergence by
 * divergence), then power (pair by pair, then test by test, weight by weight, sample size by sample
 * size and seed by seed), then fits (target by target, then estimator by estimator, then seed by seed).
 * A trial's id is the first 16 hexadecimal digits of SHA-256 over the canonical JSON (RFC 8785) of the
 * trial and its result version, so it depends neither on the order of fields nor on other trials, and
 * for a file of samples or a module on its digest and not on its path.
 *
 * @param scenario A valid scenario; see `parseScenario`.
 * @param resultVersionOf Gives the result version that goes into a trial's id.
 * @param stepCostOf Gives what a step of an estimator costs, for budgets of equal time.
 * @returns The trials in order.
 * @throws {RangeError} If two trials are the same; the message names both.
 */
export async function planTrials(
  scenario: Scenario,
  resultVersionOf: ResultVersionOf,
  stepCostOf: StepCostOf = () => 1,
): Promise<PlannedTrial[]> {
  const sources = [
    ...profileSources(scenario),
    ...powerSources(scenario),
    ...fitSources(scenario, stepCostOf),
  ];
  const sourceOfId = new Map<string, string>();
  const planned: PlannedTrial[] = [];
  for (const { trial, source, cost } of sources) {
    const id = await trialId(trial, resultVersionOf(trial));
    const earlier = sourceOfId.get(id);
    if (earlier !== undefined) {
      throw new RangeError(
        `Cannot plan the scenario '${scenario.name}' as its trials must differ: ` +
          `${earlier} and ${source} are the same trial`,
      );
    }
    sourceOfId.set(id, source);
    planned.push({ id, trial, cost });
  }
  return planned;
}

/** A trial, its relative cost, and where in the scenario it comes from. */
interface TrialSource {
  readonly trial: Trial;
  readonly cost: number;
  readonly source: string;
}

function profileSources(scenario: Scenario): TrialSource[] {
  return (scenario.profiles ?? []).flatMap(({ divergences, ...profile }, profileIndex) =>
    divergences.map((divergence, index) => ({
      trial: { ...profile, divergence },
      cost: profile.grid.length,
      source: `'profiles[${profileIndex}].divergences[${index}]'`,
    }))
  );
}

/** Pairs of samples, and samples, whose cost in a test is that of a sample in a step of training. */
const [PAIRS_A_SAMPLE, SAMPLES_A_SAMPLE] = [2000, 2];

function powerSources({ power = [], ...scenario }: Scenario): TrialSource[] {
  return power.flatMap(({ tests, weights, counts, ...shared }, powerIndex) =>
    tests.flatMap((test, index) =>
      weights.flatMap((weight) =>
        counts.flatMap((count) =>
          seedsOf(scenario).map((seed) => ({
            trial: { ...shared, test, weight, count, seed },
            cost: shared.repetitions *
              (count * count / PAIRS_A_SAMPLE + count / SAMPLES_A_SAMPLE),
            source: `'power[${powerIndex}].tests[${index}]' at weight ${weight} with ` +
              `${count} samples and seed ${seed}`,
          }))
        )
      )
    )
  );
}

function fitSources(scenario: Scenario, stepCostOf: StepCostOf): TrialSource[] {
  const { metrics } = scenario;
  return fitPlans(scenario).flatMap(({ targets, estimators, budget }, group) => {
    const field = fitPlanField(scenario, group);
    return targets.flatMap((target, targetIndex) =>
      estimators.flatMap((estimator, index) => {
        const stepCost = stepCostOf(estimator);
        const { steps, batch } = budget;
        const own = budget.equal === "time" ? Math.max(1, Math.round(steps / stepCost)) : steps;
        return seedsOf(scenario).map((seed) => ({
          trial: {
            ...{ target, estimator, seed, budget: { steps: own, batch } },
            // Without a law there is nothing to integrate against.
            ...(metrics && "law" in target && { metrics }),
          },
          cost: own * batch * stepCost,
          source: `'${field}.targets[${targetIndex}]' with '${field}.estimators[${index}]' and ` +
            `seed ${seed}`,
        }));
      })
    );
  });
}

/**
 * The seeds of a scenario.
 *
 * @param scenario The scenario.
 */
export function seedsOf({ seeds, firstSeed = 0 }: Pick<Scenario, "seeds" | "firstSeed">): number[] {
  return Array.from({ length: seeds }, (_, index) => firstSeed + index);
}

async function trialId(trial: Trial, resultVersion: string): Promise<string> {
  const canonical = canonicalize({ trial: withoutModulePaths(withoutPath(trial)), resultVersion });
  const bytes = new TextEncoder().encode(canonical);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A file of samples is the same wherever it lies: its digest stands for it. */
function withoutPath(trial: Trial): unknown {
  if (!("estimator" in trial) || !("data" in trial.target)) return trial;
  const { file: _, ...data } = trial.target.data;
  return { ...trial, target: { ...trial.target, data } };
}
