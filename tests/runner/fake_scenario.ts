import type { Scenario } from "../../src/suite/scenario.ts";
import type { Method } from "../../src/suite/trial.ts";

/**
 * A scenario whose estimators say what a `fake_worker.ts` is to do.
 *
 * @param estimators The acts, or estimators with more fields.
 * @param seeds The count of seeds.
 */
export function fakeScenario(estimators: readonly (string | Method)[], seeds = 1): Scenario {
  return {
    name: "fake",
    title: "A fake",
    description: "Nothing is trained.",
    seeds,
    fits: {
      targets: [{ name: "standard", law: { law: "gaussian-mixture" } }],
      estimators: estimators.map((act) =>
        typeof act === "string" ? { name: `does-${act.toLowerCase()}`, does: act } : act
      ),
      budget: { steps: 10, batch: 4 },
    },
  };
}

/** The module of the fake worker. */
export const FAKE_WORKER = new URL("./workers/fake_worker.ts", import.meta.url);
