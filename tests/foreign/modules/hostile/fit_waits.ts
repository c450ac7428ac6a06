// Waits for what never comes.
import type { EstimatorModule } from "../../../../src/foreign/define.ts";

export default {
  kind: "estimator",
  fit: () => new Promise(() => {}),
} satisfies EstimatorModule<Record<string, never>> & { kind: "estimator" };
