import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { GaussianMixture } from "../distributions/gaussian_mixture.ts";
import { noised } from "../distributions/noised.ts";
import { integrate, unionRegion } from "../numeric/region.ts";
import { ROUNDING } from "../numeric/integral.ts";
import type { Divergence, Estimate } from "./divergence.ts";
import { gaussianKernelForm } from "./population/gaussian_kernel_form.ts";
import { gridKernelForm } from "./population/grid_kernel_form.ts";
import { signedGaussians } from "./population/signed_gaussians.ts";
import { twoSampleForm } from "./samples/two_sample_form.ts";

/** Parameters of the maximum mean discrepancy. */
export interface MmdParameters {
  /** ℓ > 0 of the kernel exp(−‖x − y‖²/2ℓ²), in the unit of x. */
  lengthScale: number;
}

/**
 * The squared population maximum mean discrepancy E k(X, X′) + E k(Y, Y′) − 2 E k(X, Y) with the Gaussian
 * kernel k(x, y) = exp(−‖x − y‖²/2ℓ²); without a unit.
 *
 * In closed form between Gaussian mixtures of any dimension. On the line between any laws, on
 * grids. In the plane as (2πℓ²) ∫ (p_t − q_t)² with the laws noised by t = ℓ²/2, where {@linkcode noised} covers
 * them.
 */
export const mmdDivergence: Divergence<MmdParameters> = {
  name: "mmd",
  title: "MMD²(p‖q)",
  description:
    "Squared maximum mean discrepancy with a Gaussian kernel: the squared difference of the densities after smoothing at the kernel's width. Sees mixing weights at any separation; sees little of what is much finer than its width, or far out in the tails.",
  formula: String
    .raw`\mathrm{MMD}^2(p, q) = \mathbb{E}\,k(X, X') - 2\,\mathbb{E}\,k(X, Y) + \mathbb{E}\,k(Y, Y')`,
  source: `@article{gretton2012kernel,
  author = {Gretton, Arthur and Borgwardt, Karsten M. and Rasch, Malte J. and Sch{\\"o}lkopf, Bernhard and Smola, Alexander},
  title = {A Kernel Two-Sample Test},
  journal = {Journal of Machine Learning Research},
  volume = {13}, pages = {723--773}, year = {2012}
}`,
  needs: { p: ["density"], q: ["density"] },
  schema: z.strictObject({ lengthScale: z.number().positive() }),
  evaluate(p: Distribution, q: Distribution, { lengthScale }): Estimate {
    if (p instanceof GaussianMixture && q instanceof GaussianMixture) {
      return gaussianKernelForm(signedGaussians(p, q))(lengthScale);
    }
    if (p.dimension === 1) return onTheLine(p, q, lengthScale);
    if (p.dimension === 2) return inThePlane(p, q, lengthScale);
    throw new RangeError(
      `Cannot evaluate 'mmd' as 'dimension' must be at most 2 unless both laws are Gaussian mixtures: current value is ${p.dimension}`,
    );
  },
  fromSamples: twoSampleForm("mmd", ({ lengthScale }) => ({ name: "gaussian", lengthScale })),
};

function onTheLine(p: Distribution, q: Distribution, lengthScale: number): Estimate {
  const estimate = gridKernelForm(
    (points) => {
      const logP = p.logDensity(points);
      const logQ = q.logDensity(points);
      const values = logP.map((value, i) => Math.exp(value) - Math.exp(logQ[i]));
      const errors = logP.map((value, i) => ROUNDING * (roundingOf(value) + roundingOf(logQ[i])));
      return { values, errors };
    },
    (squaredLag) => Math.exp(-0.5 * squaredLag / lengthScale ** 2),
    unionRegion([p.support, q.support]),
    lengthScale,
  );
  if (estimate !== undefined) return estimate;
  throw new RangeError(
    `Cannot evaluate 'mmd' as p − q must be smooth on the finest grid: it is not between laws "${p.law}" and "${q.law}" at length scale ${lengthScale}`,
  );
}

/** A density's error in units of rounding: its logarithm is rounded before it is raised. */
function roundingOf(logDensity: number): number {
  return logDensity === -Infinity ? 0 : Math.exp(logDensity) * (1 + Math.abs(logDensity));
}

function inThePlane(p: Distribution, q: Distribution, lengthScale: number): Estimate {
  const variance = lengthScale * lengthScale / 2;
  const [noisedP, noisedQ] = [noised(p, variance), noised(q, variance)];
  const [{ value, error }] = integrate([noisedP.support, noisedQ.support], (points) => {
    const logQ = noisedQ.logDensity(points);
    return [
      noisedP.logDensity(points).map((logP, i) => (Math.exp(logP) - Math.exp(logQ[i])) ** 2),
    ];
  });
  const factor = 2 * Math.PI * lengthScale * lengthScale;
  return { value: factor * value, error: factor * error };
}
