import type { Scenario } from "../../../src/suite/scenario.ts";

/** The most seeds that a scenario may have. */
const SEEDS = 10_000;

/**
 * A scenario whose trials `trivial_worker.ts` runs, and of which a report can be written.
 *
 * @param trials How many trials it has; a multiple of 10,000 above that.
 */
export function trivialScenario(trials: number): Scenario {
  const seeds = Math.min(trials, SEEDS);
  const estimators = Array.from(
    { length: Math.ceil(trials / seeds) },
    (_, index) => ({ name: "score-matching", nothing: index, milliseconds: 0 }),
  );
  const means = [[-5, -5], [-5, 5], [5, -5], [5, 5]];
  return {
    ...{ name: "trivial", title: "Trivial", description: "Computes nothing.", seeds },
    fits: {
      targets: [{ name: "four-gaussians", law: { law: "gaussian-mixture", means } }],
      estimators,
      budget: { steps: 1, batch: 1 },
    },
  };
}
