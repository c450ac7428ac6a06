// Draws under a key that is none.
import type { EstimatorModule } from "../../../../src/foreign/define.ts";

export default {
  kind: "estimator",
  fit(problem) {
    problem.sample([-1, 0.5], 10);
    return { logDensity: (points) => points };
  },
} satisfies EstimatorModule<Record<string, never>> & { kind: "estimator" };
