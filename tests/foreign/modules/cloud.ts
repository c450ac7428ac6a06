import type { EstimatorModule } from "../../../src/foreign/define.ts";

/** A standard Gaussian in any dimension, whatever the data is. */
export default {
  kind: "estimator",
  fit: ({ dimension }) => ({
    logDensity: (points) =>
      Float64Array.from(
        { length: points.length / dimension },
        (_, i) =>
          points.subarray(i * dimension, (i + 1) * dimension)
            .reduce((sum, x) => sum - 0.5 * x * x, -0.5 * dimension * Math.log(2 * Math.PI)),
      ),
    score: (points) => points.map((x) => -x),
    sample: (_key, count, random) => random.normal(count * dimension),
    support: {
      lower: new Array(dimension).fill(-9),
      upper: new Array(dimension).fill(9),
      lengthScale: 1,
    },
  }),
} satisfies EstimatorModule<Record<string, never>> & { kind: "estimator" };
