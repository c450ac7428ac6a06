import type { Budget, Method, PowerTrial, ProfileTrial, SampleTarget, Target } from "./trial.ts";

/** What a person writes to ask for a benchmark; plain JSON. */
export interface Scenario {
  /** Kebab case; also the run folder's default name. */
  readonly name: string;
  /** A line for the report's head. */
  readonly title: string;
  /** A paragraph for the report. */
  readonly description: string;
  /**
   * How many seeds each fit and each test is repeated over: 0 to seeds − 1, shared by all estimators
   * and all tests. Profiles are not repeated.
   */
  readonly seeds: number;
  /** The first seed, in place of 0: settings are tuned on seeds from 1000 on, which no report uses. */
  readonly firstSeed?: number;
  /** Metrics of modules that every fit to a law is scored on, beside the suite's own. */
  readonly metrics?: readonly Method[];
  /** Fits: every target × every estimator × every seed; or several groups of such. */
  readonly fits?: FitPlan | readonly FitPlan[];
  /** Profiles: each divergence of each pair along the grid. */
  readonly profiles?: readonly {
    readonly pair: ProfileTrial["pair"];
    readonly divergences: readonly Method[];
    readonly grid: readonly number[];
    /** Samples of p to estimate from, in place of population values. */
    readonly samples?: number;
  }[];
  /** Power: each test of each pair at every weight and sample size. */
  readonly power?: readonly {
    readonly pair: PowerTrial["pair"];
    readonly tests: readonly Method[];
    /** Mixing weights that samples are drawn at. */
    readonly weights: readonly number[];
    /** Sample sizes n. */
    readonly counts: readonly number[];
    /** The level of the tests, in (0, 1). */
    readonly level: number;
    /**
     * Samples of each size that are drawn and tested under each seed. Every seed is a trial of its own;
     * the rejections of all seeds add up, so that further seeds go on where a run has ended.
     */
    readonly repetitions: number;
  }[];
}

/** Fits of each estimator to each target. */
export interface FitPlan {
  /** What is estimated. */
  readonly targets: readonly (Target | SampleTarget)[];
  /** What estimates it. */
  readonly estimators: readonly Method[];
  /** What each fit may spend. */
  readonly budget: PlannedBudget;
}

/** What each fit may spend. */
export interface PlannedBudget extends Budget {
  /**
   * What is equal among the estimators: the steps, or the CPU time, where an estimator whose step
   * costs twice as much as one of score matching takes half as many. Steps if left out.
   */
  readonly equal?: "steps" | "time";
}

/**
 * A scenario's groups of fits.
 *
 * @param scenario The scenario.
 */
export function fitPlans({ fits }: Pick<Scenario, "fits">): readonly FitPlan[] {
  if (fits === undefined) return [];
  return "targets" in fits ? [fits] : fits;
}

/**
 * The name of a field of a group of fits, for messages.
 *
 * @param scenario The scenario.
 * @param index The group's index.
 */
export function fitPlanField({ fits }: Pick<Scenario, "fits">, index: number): string {
  return Array.isArray(fits) ? `fits[${index}]` : "fits";
}
