import type { Scenario } from "../../src/suite/scenario.ts";
import { fourGaussians, twoRings } from "./targets.ts";

/** How far mixture score matching gets with a minute of one thread. */
export const minute: Scenario = {
  name: "minute",
  title: "Mixture score matching with a minute a fit",
  description:
    "Four separated Gaussians of standard deviation 1 and ½, and two rings, each by mixture score " +
    "matching with β = .9 over 6000 steps of 1024 samples and a longer average of the parameters, " +
    "chosen on other seeds. What is left is the noise of mode weights, which falls with the samples " +
    "a step rather than with the steps.",
  seeds: 5,
  fits: {
    targets: [fourGaussians(1), fourGaussians(0.5), twoRings],
    estimators: [{ name: "mixture-score-matching", beta: 0.9, averageDecay: 0.998 }],
    budget: { steps: 6000, batch: 1024 },
  },
};
