import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import type { Divergence, Estimate, SampleEstimate } from "./divergence.ts";
import type { Evidence } from "./evidence.ts";
import { klDivergence, meanLogRatio } from "./kl.ts";

/**
 * The reverse Kullback–Leibler divergence KL(q‖p) = ∫ q log(q/p), in nats.
 *
 * In closed form between single Gaussians of any dimension, else by quadrature for d ≤ 2; infinite where
 * p vanishes and q does not.
 */
export const reverseKlDivergence: Divergence<Record<string, never>> = {
  name: "reverse-kl",
  title: "KL(q‖p)",
  description:
    "Kullback–Leibler divergence with the arguments exchanged: the expectation is under q. Sees mixing weights; infinite where q puts mass outside p, lenient where q drops a mode of p.",
  formula: String.raw`\mathrm{KL}(q\|p) = \int q \log\frac{q}{p}`,
  source: klDivergence.source,
  needs: { p: ["density"], q: ["density"] },
  schema: z.strictObject({}),
  evaluate: (p: Distribution, q: Distribution): Estimate => klDivergence.evaluate(q, p, {}),
  fromSamples: {
    needs: { p: ["density"], q: ["samples", "density"] },
    description:
      "The mean log ratio over samples of q, without bias; infinite once a sample lies where p is 0.",
    estimate: (p: Evidence, q: Evidence): SampleEstimate => meanLogRatio("reverse-kl", "q", q, p),
  },
};
