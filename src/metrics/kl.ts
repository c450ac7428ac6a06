import type { Estimate } from "../divergences/divergence.ts";
import type { Metric } from "./metric.ts";
import { relativeEntropy } from "./relative_entropy.ts";

/** KL(p‖q) in nats, the headline. Its error includes that of q's log normaliser. */
export const kl: Metric<Estimate> = {
  name: "kl",
  title: "KL(p‖q)",
  description:
    "Kullback–Leibler divergence from the target to the fit, in nats: what a code for q wastes on p.",
  integrands: ({ logP, logQ }) => [relativeEntropy(logP, logQ)],
  report: ([{ value, error }], { fit }) => ({ value, error: error + fit.logNormaliserError }),
};
