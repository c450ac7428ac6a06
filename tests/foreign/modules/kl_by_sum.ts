import type { DivergenceModule } from "../../../src/foreign/define.ts";

/** KL(p‖q) on the line by the midpoint rule over p's support. */
export default {
  kind: "divergence",
  title: "KL by a sum",
  parameters: { nodes: 4000 },
  evaluate(p, q, { nodes }) {
    const [low, high] = [p.support.lower[0], p.support.upper[0]];
    const step = (high - low) / nodes;
    const points = Float64Array.from({ length: nodes }, (_, i) => low + (i + 0.5) * step);
    const [logP, logQ] = [p.logDensity(points), q.logDensity(points)];
    return logP.reduce((sum, value, i) => sum + step * Math.exp(value) * (value - logQ[i]), 0);
  },
} satisfies DivergenceModule<{ nodes: number }> & { kind: "divergence" };
