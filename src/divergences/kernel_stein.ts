import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { ROUNDING } from "../numeric/integral.ts";
import { type Region, unionRegion } from "../numeric/region.ts";
import type { Divergence, Estimate } from "./divergence.ts";
import { lineKernelForm, type RoundedFunction } from "./line_kernel_form.ts";

/** Parameters of the kernel Stein discrepancy. */
export interface KernelSteinParameters {
  /** c > 0 of the kernel (1 + ‖x − y‖²/c²)^(−1/2), in the unit of x. */
  scale: number;
}

/**
 * The squared population kernel Stein discrepancy of p from the score of q, E u_q(X, X′) for X, X′ ~ p, with
 * the inverse multiquadric kernel k(x, y) = (1 + ‖x − y‖²/c²)^(−1/2), on the line; its unit is that of an
 * inverse squared length.
 *
 * By Stein's identity it is ∫∫ p(x) δ(x) k(x, y) δ(y) p(y) dx dy with δ = ∇ log p − ∇ log q, which is what is
 * integrated: the sum of u_q itself, whose terms are of order 1, would round a value such as 7e-12 away.
 *
 * Source: J. Gorham, L. Mackey, "Measuring Sample Quality with Kernels", ICML 2017, section 3; the
 * second form is theorem 3.6 of Q. Liu, J. Lee, M. Jordan, "A Kernelized Stein Discrepancy for
 * Goodness-of-fit Tests", ICML 2016.
 */
export const kernelSteinDivergence: Divergence<KernelSteinParameters> = {
  name: "kernel-stein",
  title: "KSD²(p‖q)",
  description:
    "Squared kernel Stein discrepancy with the inverse multiquadric kernel: p against the score of q, which needs no normaliser. Blind to the weights of modes that are far apart, more so than the Fisher divergence.",
  source: `@inproceedings{gorham2017measuring,
  author = {Gorham, Jackson and Mackey, Lester},
  title = {Measuring Sample Quality with Kernels},
  booktitle = {Proceedings of the 34th International Conference on Machine Learning},
  series = {Proceedings of Machine Learning Research},
  volume = {70}, pages = {1292--1301}, year = {2017}
}`,
  needs: { p: ["density", "score"], q: ["score"] },
  schema: z.strictObject({ scale: z.number().positive() }),
  evaluate(p: Distribution, q: Distribution, { scale }): Estimate {
    if (p.dimension !== 1) {
      throw new RangeError(
        `Cannot evaluate 'kernel-stein' as 'dimension' must be 1: current value is ${p.dimension}`,
      );
    }
    const { lower, upper } = p.support;
    const region: Region = { ...unionRegion([p.support, q.support]), lower, upper };
    return lineKernelForm(
      (points) => weightedScoreDifference(p, q, points),
      (lag) => 1 / Math.sqrt(1 + (lag / scale) ** 2),
      region,
      scale,
    );
  },
};

/** p (∇ log p − ∇ log q); infinite where q alone is 0 and so has no score. */
function weightedScoreDifference(
  p: Distribution,
  q: Distribution,
  points: Float64Array,
): RoundedFunction {
  const logP = p.logDensity(points);
  const logQ = q.logDensity(points);
  const scoreP = p.score(points);
  const scoreQ = q.score(points);
  const values = logP.map((value, i) => {
    if (value === -Infinity) return 0;
    if (logQ[i] === -Infinity) return Infinity;
    return Math.exp(value) * (scoreP[i] - scoreQ[i]);
  });
  const errors = logP.map((value, i) =>
    value === -Infinity || scoreP[i] === scoreQ[i]
      ? 0
      : ROUNDING * Math.exp(value) * (Math.abs(scoreP[i]) + Math.abs(scoreQ[i]))
  );
  return { values, errors };
}
