import type { Scenario } from "../../src/suite/scenario.ts";
import { closedFormMethod, networkMethod, SIDES } from "./lab_methods.ts";
import { BATCH, type LabState } from "./lab_state.ts";

/**
 * The scenario that `deno task bench` runs to the numbers of the lab: the same target, estimators,
 * seed and budget, and so the same trials.
 *
 * @param state What a person has chosen.
 */
export function exportScenario(state: LabState): Scenario {
  const { preset = "own-target", law, seed, steps } = state;
  const targets = [{ name: preset, law }];
  return {
    name: `lab-${preset.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "") || "target"}`,
    title: "A view of the lab",
    description:
      "Score matching beside mixture score matching, trained and in closed form, as exported from " +
      "the lab.",
    seeds: 1,
    firstSeed: seed,
    fits: [
      {
        targets,
        estimators: SIDES.map((side) => networkMethod(side, state)),
        budget: { steps, batch: BATCH },
      },
      {
        targets,
        estimators: SIDES.map((side) => closedFormMethod(side, state)),
        budget: { steps: 1, batch: 1 },
      },
    ],
  };
}
