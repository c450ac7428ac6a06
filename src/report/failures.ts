import type { TrialResult } from "../suite/trial.ts";
import { isFit } from "./collect_fits.ts";
import { methodLabels } from "./method_labels.ts";

/** A trial that failed. */
export interface Failure {
  readonly id: string;
  /** The target, or the pair of a profile. */
  readonly subject: string;
  /** The estimator or divergence. */
  readonly method: string;
  /** Absent for a profile, which has none. */
  readonly seed?: number;
  readonly reason: string;
}

/**
 * The failed trials with their reasons, by subject, method and seed.
 *
 * @param results The run's results, in any order.
 */
export function failures(results: readonly TrialResult[]): Failure[] {
  return results.flatMap((result): Failure[] => {
    if (result.status !== "failed") return [];
    const { id, trial, reason } = result;
    const method = isFit(trial) ? trial.estimator : trial.divergence;
    const subject = isFit(trial) ? trial.target.name : trial.pair.name;
    const [label] = methodLabels([method]).values();
    return [{
      id,
      subject,
      method: label.full,
      seed: isFit(trial) ? trial.seed : undefined,
      reason,
    }];
  }).sort((a, b) => {
    const [left, right] = [a, b].map((failure) => `${failure.subject}\n${failure.method}`);
    return left === right ? (a.seed ?? 0) - (b.seed ?? 0) : left < right ? -1 : 1;
  });
}
