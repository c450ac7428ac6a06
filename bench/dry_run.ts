import { formatSeconds } from "./format_seconds.ts";
import { trialLabel } from "./trial_label.ts";
import { isSandboxed } from "../src/suite/is_sandboxed.ts";
import type { FitTrial, PlannedTrial, Target, TrialResult } from "../src/suite/trial.ts";

/** Runs one trial in this thread. */
export type RunOne = (planned: PlannedTrial) => Promise<TrialResult>;

/** Steps of the two short fits whose difference gives the time of a step. */
const CALIBRATION_STEPS = [20, 120] as const;
/** Stands for targets that are modules: these run in processes of their own. */
const STAND_IN: Target = {
  name: "calibration",
  law: {
    law: "gaussian-mixture",
    weights: [0.5, 0.5],
    means: [[-2, 0], [2, 0]],
    covariances: [[[1, 0], [0, 1]], [[1, 0], [0, 1]]],
  },
};
/** Trials that are shown by name. */
const SHOWN = 20;

/** What a plan will take, measured by short fits on this machine. */
export interface CostEstimate {
  /** CPU time of all fits, in seconds; 0 without fits. */
  readonly cpuSeconds: number;
  /** CPU time of a step of score matching for each sample in it, in seconds. */
  readonly secondsPerSample: number;
  /** CPU time that a fit takes beside its steps, in seconds: normalising and scoring it. */
  readonly secondsBesideSteps: number;
}

/**
 * Says what a run would do, without doing it.
 *
 * @param plan The trials.
 * @param workers How many run at once.
 * @param runOne Runs a trial, for the calibration.
 * @returns Lines: how many trials of each kind, the first of them by name, and what they will take.
 */
export async function dryRun(
  plan: readonly PlannedTrial[],
  workers: number,
  runOne: RunOne,
): Promise<string[]> {
  const fits = plan.filter(isFit);
  const profiles = plan.filter(({ trial }) => "divergence" in trial);
  const power = plan.filter(({ trial }) => "test" in trial);
  const counts = [[fits, "fits"], [profiles, "profiles"], [power, "tests of power"]] as const;
  const rest = plan.length - SHOWN;
  return [
    `${plan.length} trials: ${
      counts.filter(([{ length }]) => length > 0)
        .map(([{ length }, name]) => `${length} ${name}`).join(", ")
    }`,
    ...plan.slice(0, SHOWN).map(({ id, trial }) => `  ${id} ${trialLabel(trial)}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
    ...costLines(await estimateCost(fits, runOne), fits.length < plan.length, workers),
  ];
}

/**
 * Estimates what fits will take from two short ones on the first target that is no module: they give the time of a step
 * and the time beside the steps.
 *
 * @param fits The fits.
 * @param runOne Runs a trial.
 * @throws {Error} If a short fit fails; the message holds its reason.
 */
export async function estimateCost(
  fits: readonly (PlannedTrial & { readonly trial: FitTrial })[],
  runOne: RunOne,
): Promise<CostEstimate> {
  if (fits.length === 0) return { cpuSeconds: 0, secondsPerSample: 0, secondsBesideSteps: 0 };
  const [{ trial: { budget: { batch } }, engine }] = fits;
  const target = fits.find((planned) => !isSandboxed(planned))?.trial.target ?? STAND_IN;
  const seconds: number[] = [];
  // The first fit also loads the kernel: it is run once more and not counted.
  for (const steps of [CALIBRATION_STEPS[0], ...CALIBRATION_STEPS]) {
    const budget = { steps, batch };
    const trial = { target, estimator: { name: "score-matching" }, seed: 0, budget };
    const result = await runOne({ id: "calibration", cost: 0, engine, trial });
    if (result.status === "failed") {
      throw new Error(`Cannot tell what the run will take as a short fit failed: ${result.reason}`);
    }
    seconds.push(result.timing.cpuSeconds);
  }
  const [, short, long] = seconds;
  const [few, many] = CALIBRATION_STEPS;
  const secondsPerSample = Math.max(0, (long - short) / ((many - few) * batch));
  const secondsBesideSteps = Math.max(0, short - few * batch * secondsPerSample);
  // A fit's cost is counted in samples of a step of score matching.
  const samples = fits.reduce((sum, { cost }) => sum + cost, 0);
  return {
    cpuSeconds: samples * secondsPerSample + fits.length * secondsBesideSteps,
    secondsPerSample,
    secondsBesideSteps,
  };
}

function costLines(
  { cpuSeconds, secondsPerSample, secondsBesideSteps }: CostEstimate,
  hasOthers: boolean,
  workers: number,
): string[] {
  if (cpuSeconds === 0) return ["Profiles and tests of power are not in an estimate of time"];
  return [
    `About ${formatSeconds(cpuSeconds)} of CPU time, ${
      formatSeconds(cpuSeconds / workers)
    } with ${workers} at once${hasOthers ? ", profiles and tests of power not counted" : ""}`,
    `(two short fits on this machine: a step takes ${
      (1e6 * secondsPerSample).toPrecision(2)
    } µs a sample, a fit ${formatSeconds(secondsBesideSteps)} beside its steps)`,
  ];
}

function isFit(planned: PlannedTrial): planned is PlannedTrial & { readonly trial: FitTrial } {
  return "estimator" in planned.trial;
}
