// Ends its worker in its fit.
import type { EstimatorModule } from "../../../../src/foreign/define.ts";

export default {
  kind: "estimator",
  fit() {
    self.close();
    return new Promise(() => {});
  },
} satisfies EstimatorModule<Record<string, never>> & { kind: "estimator" };
