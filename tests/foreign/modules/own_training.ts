import { scoreMatching } from "@blindspot/blindspot";
import type { EstimatorModule } from "../../../src/foreign/define.ts";

/** The suite's own score matching, with a small network. */
export default {
  kind: "estimator",
  parameters: { width: 8 },
  async fit(problem, { width }, { key, budget }) {
    const settings = scoreMatching.schema.parse({ hidden: [width] });
    return await scoreMatching.fit(problem, settings, { key, budget });
  },
} satisfies EstimatorModule<{ width: number }> & { kind: "estimator" };
