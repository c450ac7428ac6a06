import { threadCpuUsage } from "node:process";
import { loadTrialModules } from "../foreign/load_trial_modules.ts";
import { runFit } from "./run_fit.ts";
import { runPower } from "./run_power.ts";
import { runProfile } from "./run_profile.ts";
import { runSampleFit } from "./run_sample_fit.ts";
import type { DoneResult, OnProgress, PlannedTrial } from "./trial.ts";
import type { TrialOutcome } from "./trial_outcome.ts";

/**
 * Runs one trial: from plain JSON to a result and its artifacts. The same trial gives the same
 * bytes, times apart. Whatever goes wrong becomes a failed result with its reason.
 *
 * @param planned The trial and its id.
 * @param onProgress Told how far the trial is, from 0 to 1.
 */
export async function runTrial(
  planned: PlannedTrial,
  onProgress: OnProgress,
): Promise<TrialOutcome> {
  const { id, trial } = planned;
  const wallStart = performance.now();
  const cpuStart = threadCpuUsage();
  const timing = () => {
    const { user, system } = threadCpuUsage(cpuStart);
    return {
      cpuSeconds: (user + system) / 1e6,
      wallSeconds: (performance.now() - wallStart) / 1e3,
    };
  };
  try {
    const { metrics, diagnostics, artifacts } = await measured(planned, onProgress);
    const result: DoneResult = {
      id,
      trial,
      status: "done",
      metrics,
      diagnostics,
      artifacts: artifacts.map(({ path }) => path),
      timing: timing(),
    };
    return { result, artifacts };
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { result: { id, trial, status: "failed", reason, timing: timing() }, artifacts: [] };
  }
}

async function measured(planned: PlannedTrial, onProgress: OnProgress) {
  const { trial, trust = false } = planned;
  using _modules = await loadTrialModules(trial, trust);
  if ("divergence" in trial) return await runProfile(trial);
  if ("test" in trial) return runPower(trial, onProgress);
  const { target } = trial;
  if ("data" in target) return await runSampleFit(planned, { ...trial, target }, onProgress);
  return await runFit(planned, { ...trial, target }, onProgress);
}
