import type { FitMetrics } from "../../src/suite/trial.ts";
import { type ExampleDensity, HALF, logDensities } from "./example_density.ts";

const SIZE = 160;

/** Scores one example density against another by a Riemann sum on a square grid. */
export function exampleScores(truth: ExampleDensity, fit: ExampleDensity): FitMetrics {
  const p = logDensities(truth, SIZE);
  const q = logDensities(fit, SIZE);
  const cell = (2 * HALF / (SIZE - 1)) ** 2;
  let [kl, reverseKl, totalVariation, spuriousMass] = [0, 0, 0, 0];
  p.forEach((logP, i) => {
    const [a, b] = [Math.exp(logP) * cell, Math.exp(q[i]) * cell];
    kl += a * (logP - q[i]);
    reverseKl += b * (q[i] - logP);
    totalVariation += Math.abs(a - b) / 2;
    if (logP < -20) spuriousMass += b;
  });
  const ratios = truth.weights.map((weight, k) => Math.abs(Math.log(fit.weights[k] / weight)));
  const off = truth.weights.map((weight, k) => Math.abs(fit.weights[k] - weight) / 2);
  return {
    kl: { value: kl, error: 1e-6 },
    reverseKl: { value: reverseKl, error: 1e-6 },
    totalVariation: { value: totalVariation, error: 1e-6 },
    modeWeights: {
      estimated: [...fit.weights],
      true: [...truth.weights],
      totalVariation: off.reduce((sum, value) => sum + value, 0),
      largestLogRatio: Math.max(...ratios),
    },
    spuriousMass: { value: spuriousMass, error: 1e-9 },
    fisher: { value: 1e-4 * kl, error: 1e-9 },
  };
}
