/**
 * A trial worker for `local_faults.ts` that trains nothing. An estimator's `milliseconds` says how long
 * a trial takes, its `does` what goes wrong, if anything. With `?markers=<folder>` in its URL a trial leaves a file
 * there when it begins, and its fault comes only where that was not there: the first time. Without it,
 * nothing goes wrong.
 */
import { exposeTrials } from "../../../src/runner/expose_trials.ts";
import type { FitTrial, PlannedTrial } from "../../../src/suite/trial.ts";
import type { TrialOutcome } from "../../../src/suite/trial_outcome.ts";

const markers = new URL(import.meta.url).searchParams.get("markers");

exposeTrials(async ({ id, trial }: PlannedTrial): Promise<TrialOutcome> => {
  const { estimator, seed } = trial as FitTrial;
  if (isFirstTime(id)) await FAULTS[estimator.does as string]?.();
  await new Promise((resolve) => setTimeout(resolve, estimator.milliseconds as number));
  return succeed(id, trial as FitTrial, seed);
});

function isFirstTime(id: string): boolean {
  if (markers === null) return false;
  try {
    Deno.writeTextFileSync(`${markers}/${id}`, "", { createNew: true });
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) return false;
    throw error;
  }
}

const FAULTS: Readonly<Record<string, () => Promise<never>>> = {
  hang: () => new Promise<never>(() => {}),
  exhaust() {
    const kept: unknown[] = [];
    while (true) kept.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
  },
};

function succeed(id: string, trial: FitTrial, seed: number): TrialOutcome {
  const measurement = (value: number) => ({ value, error: 1e-9 });
  const path = `artifacts/${id}.json`;
  const padding = "x".repeat((trial.estimator.artifactBytes as number | undefined) ?? 0);
  return {
    result: {
      id,
      trial,
      status: "done",
      metrics: {
        kl: measurement((seed + 1) / 8),
        reverseKl: measurement(0.5),
        totalVariation: measurement(0.25),
        modeWeights: { estimated: [1], true: [1], totalVariation: 0, largestLogRatio: 0 },
        spuriousMass: measurement(0),
        fisher: measurement(1),
      },
      diagnostics: { engine: "fake" },
      artifacts: [path],
      timing: { cpuSeconds: performance.now() / 1000, wallSeconds: performance.now() / 1000 },
    },
    artifacts: [{ path, content: JSON.stringify({ seed, padding }) }],
  };
}
