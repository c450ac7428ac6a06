import type { Budget, Method, ProfileTrial, Target } from "./trial.ts";

/** What a person writes to ask for a benchmark; plain JSON. */
export interface Scenario {
  /** Kebab case; also the run folder's default name. */
  readonly name: string;
  /** A line for the report's head. */
  readonly title: string;
  /** A paragraph for the report. */
  readonly description: string;
  /** How many seeds each fit is repeated over: 0 to seeds − 1, shared by all estimators. */
  readonly seeds: number;
  /** Fits: every target × every estimator × every seed. */
  readonly fits?: {
    readonly targets: readonly Target[];
    readonly estimators: readonly Method[];
    readonly budget: Budget;
  };
  /** Profiles: each divergence of each pair along the grid. */
  readonly profiles?: readonly {
    readonly pair: ProfileTrial["pair"];
    readonly divergences: readonly Method[];
    readonly grid: readonly number[];
  }[];
}
