import type { ResultsRows } from "../../../src/report/results_rows.ts";

/** Six fits, the fourth failed. */
export const ROWS: ResultsRows = {
  targets: ["rings 10", "rings 2", "=cmd|x"],
  estimators: [
    { full: "Score matching (FD)", short: "FD" },
    { full: "Maximum likelihood (ML)", short: "ML" },
  ],
  id: ["aa1", "ab2", "ac3", "ad4", "ae5", "af6"],
  target: [0, 0, 1, 1, 2, 2],
  estimator: [0, 1, 0, 1, 0, 1],
  seed: [0, 0, 1, 1, 10, 10],
  failed: [3],
  scores: {
    kl: [0.3, 0.1, 0.2, null, 0.1, -0.001],
    klError: [0.01, null, 0.02, null, 0.01, 0.01],
    reverseKl: [1, 2, 3, null, 5, 6],
    totalVariation: [1, 2, 3, null, 5, 6],
    modeWeights: [1, 2, 3, null, 5, 6],
    spuriousMass: [1, 2, 3, null, 5, 6],
    fisher: [1, 2, 3, null, 5, 6],
    cpuSeconds: [6, 5, 4, 3, 2, 1],
  },
};
