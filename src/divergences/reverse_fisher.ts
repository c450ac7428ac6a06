import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import type { Divergence, Estimate } from "./divergence.ts";
import { evaluateFisher } from "./fisher.ts";

/**
 * The reverse Fisher divergence FD(q‖p) = ½ E_q ‖∇ log p − ∇ log q‖².
 *
 * In closed form between single Gaussians of any dimension, else by quadrature for d ≤ 2. Infinite where q
 * has mass and p has none.
 */
export const reverseFisherDivergence: Divergence<Record<string, never>> = {
  name: "reverse-fisher",
  title: "FD(q‖p)",
  description:
    "Reverse Fisher divergence: half the mean squared difference of the scores where q has its mass. Sees q's spurious modes; blind to the weights of modes that are far apart, as the Fisher divergence is.",
  source: `@misc{yang2019variational,
  author = {Yang, Yue and Martin, Ryan and Bondell, Howard},
  title = {Variational Approximations using {Fisher} Divergence},
  year = {2019}, eprint = {1905.05284}, archivePrefix = {arXiv}
}`,
  needs: { p: ["density", "score"], q: ["density", "score"] },
  schema: z.strictObject({}),
  evaluate: (p: Distribution, q: Distribution): Estimate => evaluateFisher(q, p),
};
