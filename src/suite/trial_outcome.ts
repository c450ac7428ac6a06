import type { Artifact, TrialResult } from "./trial.ts";

/** What running one trial gives: its line of results and the files that belong to it. */
export interface TrialOutcome {
  /** The line for `results.ndjson`. */
  readonly result: TrialResult;
  /** The files that `result.artifacts` names; none for a failure. */
  readonly artifacts: readonly Artifact[];
}
