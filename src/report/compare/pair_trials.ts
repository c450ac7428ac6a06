import canonicalize from "canonicalize";
import type { Trial, TrialResult } from "../../suite/trial.ts";

/** One trial as two runs have it. */
export interface PairedTrial {
  readonly before: TrialResult;
  readonly after: TrialResult;
}

/** The trials of two runs, those in both beside each other. */
export interface PairedTrials {
  readonly both: readonly PairedTrial[];
  readonly onlyBefore: readonly TrialResult[];
  readonly onlyAfter: readonly TrialResult[];
}

/**
 * Pairs the results of two runs by what was tried, whatever their ids: a fit by target (its name, law
 * and fixed samples), estimator with parameters, seed and budget; a profile and a test by all that they
 * consist of. Parameters and laws in another order are the same.
 *
 * @param before The earlier run's results, in any order.
 * @param after The later run's.
 * @returns Each list by trial, so that the order of arrival leaves no trace.
 */
export function pairTrials(
  before: readonly TrialResult[],
  after: readonly TrialResult[],
): PairedTrials {
  const [left, right] = [before, after].map(byTrial);
  const keys = [...new Set([...left.keys(), ...right.keys()])].sort();
  const both: PairedTrial[] = [];
  const onlyBefore: TrialResult[] = [];
  const onlyAfter: TrialResult[] = [];
  for (const key of keys) {
    const [a, b] = [left.get(key), right.get(key)];
    if (a !== undefined && b !== undefined) both.push({ before: a, after: b });
    else if (a !== undefined) onlyBefore.push(a);
    else if (b !== undefined) onlyAfter.push(b);
  }
  return { both, onlyBefore, onlyAfter };
}

/** Where ids of two versions of a method name one trial, a finished result wins. */
function byTrial(results: readonly TrialResult[]): Map<string, TrialResult> {
  const found = new Map<string, TrialResult>();
  for (const result of results.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const key = trialKey(result.trial);
    if (result.status === "done" || found.get(key)?.status !== "done") found.set(key, result);
  }
  return found;
}

function trialKey(trial: Trial): string {
  return canonicalize(trial) ?? "";
}
