import type { PlannedTrial } from "../suite/trial.ts";
import type { TrialOutcome } from "../suite/trial_outcome.ts";
import { withoutFolders } from "./without_folders.ts";

/**
 * The outcome of a trial that gave none itself.
 *
 * @param planned The trial.
 * @param reason Why it failed, as a sentence without a final period.
 * @param wallSeconds How long it had run. The CPU time of a lost worker cannot be known and is
 *   given as 0.
 */
export function failedOutcome(
  planned: PlannedTrial,
  reason: string,
  wallSeconds: number,
): TrialOutcome {
  const result = {
    id: planned.id,
    trial: planned.trial,
    status: "failed" as const,
    reason: withoutFolders(reason),
    timing: { cpuSeconds: 0, wallSeconds },
  };
  return { result, artifacts: [] };
}
