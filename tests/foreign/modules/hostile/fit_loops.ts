// Never ends its fit.
import type { EstimatorModule } from "../../../../src/foreign/define.ts";

export default {
  kind: "estimator",
  fit(problem) {
    while (problem.dimension > 0);
    return { logDensity: (points) => points };
  },
} satisfies EstimatorModule<Record<string, never>> & { kind: "estimator" };
