import type { Estimate } from "../divergences/divergence.ts";
import type { Metric } from "./metric.ts";

/** The fit's mass outside the target's highest-density region of mass 0.999; a perfect fit has 0.001. */
export const spuriousMass: Metric<Estimate> = {
  name: "spuriousMass",
  title: "spurious mass",
  description:
    "The fit's mass where the target is negligible: outside its highest-density region of mass " +
    "0.999. A perfect fit has 0.001 there. Scores on samples of the target never see it.",
  integrands: ({ logP, logQ }, { logDensityEdge }) => [
    logQ.map((value, i) => logP[i] < logDensityEdge ? Math.exp(value) : 0),
  ],
  report: ([{ value, error }], { fit }) => ({ value, error: error + fit.logNormaliserError }),
};
