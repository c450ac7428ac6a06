import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import type { Divergence, Estimate } from "./divergence.ts";
import { klDivergence } from "./kl.ts";

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
  source: klDivergence.source,
  needs: { p: ["density"], q: ["density"] },
  schema: z.strictObject({}),
  evaluate: (p: Distribution, q: Distribution): Estimate => klDivergence.evaluate(q, p, {}),
};
