// Says nothing of a normaliser that it lacks.
import type { EstimatorModule } from "../../../../src/foreign/define.ts";

export default {
  kind: "estimator",
  fit: () => ({
    logDensity: (points) => points.map((x) => -0.5 * x * x),
    support: { lower: [-9], upper: [9], lengthScale: 1 },
  }),
} satisfies EstimatorModule<Record<string, never>> & { kind: "estimator" };
