import type { Estimate } from "../divergences/divergence.ts";
import type { Metric } from "./metric.ts";

/** Total variation ½ ∫ |p − q|, from 0 to 1. */
export const totalVariation: Metric<Estimate> = {
  name: "totalVariation",
  title: "TV",
  description:
    "Total variation between target and fit: the most by which an event's probability is off.",
  integrands: ({ logP, logQ }) => [
    logP.map((value, i) => 0.5 * Math.abs(Math.exp(value) - Math.exp(logQ[i]))),
  ],
  report: ([{ value, error }], { fit }) => ({ value, error: error + fit.logNormaliserError }),
};
