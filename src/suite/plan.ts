import canonicalize from "canonicalize";
import type { Scenario } from "./scenario.ts";
import type { PlannedTrial, Trial } from "./trial.ts";

/**
 * The version of the results that a trial's method gives: it changes when a fix changes published
 * numbers, so that results made before the fix are not taken for results made after it.
 */
export type ResultVersionOf = (trial: Trial) => string;

/**
 * Expands a scenario into its trials.
 *
 * The order is stable: profiles first, as they are cheap (profile by profile, then divergence by
 * divergence), then fits (target by target, then estimator by estimator, then seed by seed). A
 * trial's id is the first 16 hexadecimal digits of SHA-256 over the canonical JSON (RFC 8785) of the
 * trial and its result version, so it depends neither on the order of fields nor on other trials.
 *
 * @param scenario A valid scenario; see `parseScenario`.
 * @param resultVersionOf Gives the result version that goes into a trial's id.
 * @returns The trials in order.
 * @throws {RangeError} If two trials are the same; the message names both.
 */
export async function planTrials(
  scenario: Scenario,
  resultVersionOf: ResultVersionOf,
): Promise<PlannedTrial[]> {
  const sources = [...profileSources(scenario), ...fitSources(scenario)];
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
  return (scenario.profiles ?? []).flatMap(({ pair, divergences, grid }, profileIndex) =>
    divergences.map((divergence, index) => ({
      trial: { pair, divergence, grid },
      cost: grid.length,
      source: `'profiles[${profileIndex}].divergences[${index}]'`,
    }))
  );
}

function fitSources(scenario: Scenario): TrialSource[] {
  if (scenario.fits === undefined) return [];
  const { targets, estimators, budget } = scenario.fits;
  const seeds = Array.from({ length: scenario.seeds }, (_, seed) => seed);
  return targets.flatMap((target, targetIndex) =>
    estimators.flatMap((estimator, index) =>
      seeds.map((seed) => ({
        trial: { target, estimator, seed, budget },
        cost: budget.steps * budget.batch,
        source: `'fits.targets[${targetIndex}]' with 'fits.estimators[${index}]' and seed ${seed}`,
      }))
    )
  );
}

async function trialId(trial: Trial, resultVersion: string): Promise<string> {
  const canonical = canonicalize({ trial, resultVersion });
  const bytes = new TextEncoder().encode(canonical);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
