// A package is installed by being imported, and this is the only file of it that can be.
import "@observablehq/sample-datasets/miserables.json" with { type: "json" };
import type { Scenario } from "../../src/suite/scenario.ts";
import type { SampleTarget } from "../../src/suite/trial.ts";

/**
 * Two measurements of the Palmer penguins: three species in two or three clusters. The file has 344
 * rows; the 2 that miss their measurements are dropped, as their number in `dropped` says.
 */
function penguins(name: string, columns: readonly string[]): SampleTarget {
  return {
    name,
    data: {
      file: "npm:@observablehq/sample-datasets/penguins.csv",
      columns,
      missing: "drop",
      standardise: true,
      sha256: "dfee817d1c1422363886dfd1897b3bed1a54ff9a3a6b223b5b7900a88e55a24d",
      rows: 342,
      dropped: 2,
      dimension: 2,
    },
  };
}

/** Estimators on measured data, whose density nobody knows. */
export const real: Scenario = {
  name: "real",
  title: "Real data: the Palmer penguins",
  description:
    "Two pairs of measurements of 342 penguins of three species (K. B. Gorman and others, Palmer " +
    "Station, 2007 to 2009): length and depth of the culmen, and length of the flipper and body " +
    "mass. Two of the file's 344 rows miss their measurements and are dropped. Under each seed 64 % " +
    "of the penguins are trained on, 16 % held out and 20 % scored on. The measurements are rounded, " +
    "so that many are tied.",
  seeds: 5,
  fits: {
    targets: [
      penguins("penguins-culmen", ["culmen_length_mm", "culmen_depth_mm"]),
      penguins("penguins-flipper-mass", ["flipper_length_mm", "body_mass_g"]),
    ],
    estimators: [
      { name: "score-matching" },
      { name: "mixture-score-matching", beta: 0.9 },
      { name: "denoising-score-matching" },
      { name: "noise-contrastive" },
      { name: "maximum-likelihood" },
      { name: "kernel-mixture-score-matching" },
      { name: "kernel-density" },
      { name: "gaussian-mixture" },
      { name: "flow-matching" },
    ],
    budget: { steps: 1500, batch: 128 },
  },
};
