import type { EstimatorModule } from "@blindspot/blindspot";

/** What can be set from outside, as in `--parameters '{"samples": 500}'`; these are the defaults. */
const parameters = { samples: 10_000 };

/** The Gaussian with the mean and the variances of the samples, axis by axis. */
export default {
  kind: "estimator",
  title: "Skeleton title",
  description: "A Gaussian by moments, with independent axes; blind to modes.",
  parameters,

  fit(problem, { samples }, { key, onProgress }) {
    const d = problem.dimension;
    // Either the points are fixed, or as many as wanted are drawn. The target itself is not to be seen.
    const points = problem.fixed?.training ?? problem.sample(key, samples);
    const n = points.length / d;

    // Your own method goes here. Whatever is random in it comes from the context's `key` and `random`; what
    // takes long says from time to time, by `onProgress`, which share of it is done.
    const mean = new Float64Array(d);
    points.forEach((x, i) => mean[i % d] += x / n);
    const variance = new Float64Array(d);
    points.forEach((x, i) => variance[i % d] += (x - mean[i % d]) ** 2 / n);
    onProgress(1);

    const logNormaliser = variance.reduce((sum, v) => sum + 0.5 * Math.log(2 * Math.PI * v), 0);
    return {
      // The log density in nats, with its normaliser: its mass is checked. In one and two dimensions
      // `normalised: false` has it normalised.
      logDensity: (x) =>
        Float64Array.from({ length: x.length / d }, (_, i) =>
          mean.reduce(
            (sum, m, axis) => sum - 0.5 * (x[i * d + axis] - m) ** 2 / variance[axis],
            -logNormaliser,
          )),

      // Without `score` it is taken by numerical differences.
      score: (x) => x.map((value, i) => (mean[i % d] - value) / variance[i % d]),

      // Beyond the plane a fit is scored on its own samples.
      sample: (_key, count, random) =>
        random.normal(count * d).map((z, i) => mean[i % d] + Math.sqrt(variance[i % d]) * z),

      // Named numbers that a report shows beside the fit.
      diagnostics: { samples: n },
    };
  },
} satisfies EstimatorModule<typeof parameters> & { kind: "estimator" };
