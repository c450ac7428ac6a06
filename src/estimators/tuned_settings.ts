/**
 * Written by `deno task tune`: the best of 16 settings of each estimator by the geometric mean
 * of KL over four-gaussians-std-1, two-rings.
 * A fit had 1000 steps × 256 samples. All settings were tried on seed 1001, the
 * best 3 on so many further seeds: 1. No report uses these seeds.
 */
export const tunedSettings = {
  "annealed-score-matching": {
    learningRate: 0.01,
    gain: 1.5,
    averageDecay: 0.99,
    noise: 0.3,
    cleanShare: 0.05,
    power: 1,
  },
  "contrastive-divergence": {
    learningRate: 0.005,
    gain: 3,
    averageDecay: 0.99,
    moves: 8,
  },
  "denoising-score-matching": {
    learningRate: 0.01,
    gain: 1.5,
    averageDecay: 0.99,
    noise: 0.02,
  },
  "energy-discrepancy": {
    learningRate: 0.01,
    gain: 2,
    averageDecay: 0.99,
    noise: 0.5,
  },
  "flow-matching": {
    learningRate: 0.01,
    gain: 2,
    averageDecay: 0.99,
  },
  "maximum-likelihood": {
    learningRate: 0.01,
    gain: 2,
    averageDecay: 0.99,
  },
  "mixture-score-matching": {
    learningRate: 0.005,
    gain: 2,
    averageDecay: 0.99,
    beta: 0.9,
    floor: 0.01,
    margin: 0.05,
  },
  "multiscale-denoising-score-matching": {
    learningRate: 0.002,
    gain: 4,
    averageDecay: 0.99,
    smallestNoise: 0.05,
    largestNoise: 0.1,
  },
  "noise-contrastive": {
    learningRate: 0.01,
    gain: 1.5,
    averageDecay: 0.99,
  },
  "score-matching": {
    learningRate: 0.01,
    gain: 2,
    averageDecay: 0.998,
  },
  "self-normalised-likelihood": {
    learningRate: 0.01,
    gain: 1.5,
    averageDecay: 0.99,
  },
  "sliced-score-matching": {
    learningRate: 0.01,
    gain: 2,
    averageDecay: 0.998,
  },
} as const;
