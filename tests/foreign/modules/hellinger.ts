import type { MetricModule } from "../../../src/foreign/define.ts";

/** H² = 1 − ∫ √(p q). */
export default {
  kind: "metric",
  name: "squaredHellinger",
  integrands: ({ logP, logQ }) => [logP.map((value, i) => Math.exp(0.5 * (value + logQ[i])))],
  report: ([{ value, error }]) => ({ value: 1 - value, error }),
} satisfies MetricModule<Record<string, never>> & { kind: "metric" };
