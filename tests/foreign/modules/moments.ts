import type { EstimatorModule } from "../../../src/foreign/define.ts";

/** A Gaussian on the line with the mean and variance of `count` samples. */
export default {
  kind: "estimator",
  title: "Gaussian by moments",
  description: "Converges to the Gaussian with the moments of the data, whatever the data is.",
  parameters: { count: 2000 },
  fit(problem, { count }, { key, onProgress }) {
    const points = problem.sample(key, count);
    const mean = points.reduce((sum, x) => sum + x / count, 0);
    const variance = points.reduce((sum, x) => sum + (x - mean) ** 2 / count, 0);
    onProgress(1);
    return {
      logDensity: (x) =>
        x.map((value) =>
          -0.5 * (value - mean) ** 2 / variance - 0.5 * Math.log(2 * Math.PI * variance)
        ),
      score: (x) => x.map((value) => (mean - value) / variance),
      diagnostics: { mean, variance },
    };
  },
} satisfies EstimatorModule<{ count: number }> & { kind: "estimator" };
