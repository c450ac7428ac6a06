import type { Estimate } from "../divergences/divergence.ts";
import type { Metric } from "./metric.ts";

/** FD(p‖q) of the fit, in nats per squared unit of length: what a blind method thinks it minimised. */
export const fisher: Metric<Estimate> = {
  name: "fisher",
  title: "FD(p‖q)",
  description:
    "Fisher divergence from the target to the fit: ½ E‖∇ log p − ∇ log q‖². Small on a blind fit.",
  integrands: ({ logP, halfSquaredScoreDifference }) => [
    logP.map((value, i) => Math.exp(value) * halfSquaredScoreDifference[i]),
  ],
  report: ([{ value, error }]) => ({ value, error }),
};
