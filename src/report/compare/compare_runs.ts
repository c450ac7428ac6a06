import canonicalize from "canonicalize";
import type { TrialResult } from "../../suite/trial.ts";
import { isFit } from "../collect_fits.ts";
import type { Manifest } from "../manifest.ts";
import { type ComparedFits, comparedFits, measureOf } from "./compared_fits.ts";
import { type ManifestChange, manifestChanges } from "./manifest_changes.ts";
import { type PairedTrial, pairTrials } from "./pair_trials.ts";
import { type Regression, regressions } from "./regressions.ts";
import { type TrialName, trialNames } from "./trial_name.ts";

/** One of two runs. */
export interface ComparedRun {
  /** What it is called: its folder. */
  readonly name: string;
  readonly manifest: Manifest;
  readonly results: readonly TrialResult[];
}

/** A trial that one run has no score of, and the other has. */
export interface TrialLoss extends TrialName {
  /** The failure's reason, or that the score is not finite. */
  readonly reason: string;
}

/** All that two runs differ in. */
export interface RunComparison {
  readonly before: RunCounts;
  readonly after: RunCounts;
  /** The relative change that counts where there are too few seeds for a test. */
  readonly tolerance: number;
  /** How many trials both runs have. */
  readonly shared: number;
  readonly onlyBefore: readonly TrialName[];
  readonly onlyAfter: readonly TrialName[];
  readonly fits: readonly ComparedFits[];
  /** Trials with a score before and none after, and the reverse. */
  readonly newFailures: readonly TrialLoss[];
  readonly mended: readonly TrialLoss[];
  /** Profiles and tests in both: how many, and those with other numbers. */
  readonly others: { readonly shared: number; readonly changed: readonly TrialName[] };
  readonly manifest: readonly ManifestChange[];
  readonly regressions: readonly Regression[];
}

/** A run by its counts. */
export interface RunCounts {
  readonly name: string;
  readonly done: number;
  readonly failed: number;
}

/**
 * Compares two runs of one scenario, or of scenarios that share trials. Pure: the same results give the
 * same comparison, in whatever order they came.
 *
 * @param before The run to compare with.
 * @param after The run in question.
 * @param tolerance The relative change that counts where there are too few seeds for a test; 0.05 for 5 %.
 * @throws {RangeError} If the runs have no trial in common, or the tolerance is not a number of at least 0.
 */
export function compareRuns(
  before: ComparedRun,
  after: ComparedRun,
  tolerance = 0.05,
): RunComparison {
  if (!(tolerance >= 0 && tolerance < Infinity)) {
    throw new RangeError(
      `Cannot compare runs as 'tolerance' must be a finite number of at least 0: current value is ${tolerance}`,
    );
  }
  const { both, onlyBefore, onlyAfter } = pairTrials(before.results, after.results);
  if (both.length === 0) {
    throw new RangeError(
      `Cannot compare runs as they must have a trial in common: '${before.name}' has ${before.results.length}, '${after.name}' has ${after.results.length}, and none is the same`,
    );
  }
  const nameOf = trialNames([...before.results, ...after.results].map(({ trial }) => trial));
  const named = (results: readonly TrialResult[]) => results.map(({ trial }) => nameOf(trial));
  const lossesOf = (pairs: readonly PairedTrial[]) =>
    pairs.flatMap(({ before, after }) =>
      isScored(before) && !isScored(after)
        ? [{ ...nameOf(after.trial), reason: reasonOf(after) }]
        : []
    );
  const fits = comparedFits(both, after.manifest, tolerance);
  const newFailures = lossesOf(both);
  const others = both.filter(({ before }) => !isFit(before.trial));
  return {
    before: countsOf(before),
    after: countsOf(after),
    tolerance,
    shared: both.length,
    onlyBefore: named(onlyBefore),
    onlyAfter: named(onlyAfter),
    fits,
    newFailures,
    mended: lossesOf(both.map(({ before, after }) => ({ before: after, after: before }))),
    others: {
      shared: others.length,
      changed: others.filter(isChanged).map(({ after }) => nameOf(after.trial)),
    },
    manifest: manifestChanges(before.manifest, after.manifest),
    regressions: regressions(fits, newFailures),
  };
}

function countsOf({ name, results }: ComparedRun): RunCounts {
  const done = results.filter(({ status }) => status === "done").length;
  return { name, done, failed: results.length - done };
}

/** A fit that ends without a finite KL has none; a fit to samples alone never has one. */
function isScored(result: TrialResult): boolean {
  if (result.status !== "done") return false;
  return !("kl" in result.metrics) || Number.isFinite(measureOf(result, "kl"));
}

function reasonOf(result: TrialResult): string {
  return result.status === "failed" ? result.reason : "its KL is not a finite number";
}

/** Where both are done: a trial that failed is told of elsewhere. */
function isChanged({ before, after }: PairedTrial): boolean {
  if (before.status !== "done" || after.status !== "done") return false;
  const [a, b] = [before, after].map(({ metrics }) =>
    canonicalize(JSON.parse(JSON.stringify(metrics)))
  );
  return a !== b;
}
