import type { SearchSpace } from "./candidates.ts";

/** What every energy network is searched in. */
const NETWORK = {
  learningRate: [1e-3, 2e-3, 5e-3, 1e-2],
  gain: [1.5, 2, 3, 4],
  averageDecay: [0.99, 0.998],
} as const;

/** What is searched, for each estimator that has defaults from a search. */
export const searchSpaces: Readonly<Record<string, SearchSpace>> = {
  "score-matching": NETWORK,
  "mixture-score-matching": {
    ...NETWORK,
    beta: [0.9, 0.95, 0.97],
    floor: [0.002, 0.005, 0.01],
    margin: [0, 0.02, 0.05],
  },
  "annealed-score-matching": {
    ...NETWORK,
    noise: [0.3, 0.5, 1],
    power: [1, 2],
    cleanShare: [0.05, 0.2],
  },
  "sliced-score-matching": NETWORK,
  "denoising-score-matching": { ...NETWORK, noise: [0.02, 0.05, 0.1] },
  "multiscale-denoising-score-matching": {
    ...NETWORK,
    smallestNoise: [0.02, 0.05],
    largestNoise: [0.1, 0.2],
  },
  "energy-discrepancy": { ...NETWORK, noise: [0.25, 0.5, 1] },
  "noise-contrastive": NETWORK,
  "self-normalised-likelihood": NETWORK,
  "contrastive-divergence": { ...NETWORK, moves: [2, 4, 8] },
  "maximum-likelihood": NETWORK,
  "flow-matching": NETWORK,
};
