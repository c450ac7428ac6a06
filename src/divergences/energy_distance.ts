import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { GaussianMixture } from "../distributions/gaussian_mixture.ts";
import { integrateHalfLine } from "../numeric/half_line.ts";
import { integrateInterval } from "../numeric/interval.ts";
import { unionRegion } from "../numeric/region.ts";
import { cdfDifference } from "./population/cdf_difference.ts";
import type { Divergence, Estimate } from "./divergence.ts";
import { gaussianKernelForm } from "./population/gaussian_kernel_form.ts";
import { signedGaussians } from "./population/signed_gaussians.ts";
import { twoSampleForm } from "./samples/two_sample_form.ts";

/** Relative tolerance of the integral over kernel widths. */
const RELATIVE = 1e-12;

/**
 * The energy distance 2 E‖X − Y‖ − E‖X − X′‖ − E‖Y − Y′‖, in the unit of x; not its square root.
 *
 * On the line it is 2 ∫ (F − G)², by quadrature. Between Gaussian mixtures of any dimension it is
 * √(2/π) ∫₀^∞ MMD²_ℓ dℓ over the widths ℓ of a Gaussian kernel, whose MMD² has a closed form: a one-dimensional
 * integral, from ‖z‖ = √(2/π) ∫₀^∞ (1 − exp(−‖z‖²/2ℓ²)) dℓ. Other laws off the line are refused.
 */
export const energyDistanceDivergence: Divergence<Record<string, never>> = {
  name: "energy-distance",
  title: "Energy(p‖q)",
  description:
    "Energy distance: twice the mean distance between p and q, less those within each. Sees mixing weights, the more the farther the modes are apart; hardly sees fine detail within a mode.",
  formula: String
    .raw`D_E(p, q) = 2\,\mathbb{E}\|X - Y\| - \mathbb{E}\|X - X'\| - \mathbb{E}\|Y - Y'\|`,
  source: `@article{szekely2013energy,
  author = {Sz{\\'e}kely, G{\\'a}bor J. and Rizzo, Maria L.},
  title = {Energy Statistics: A Class of Statistics Based on Distances},
  journal = {Journal of Statistical Planning and Inference},
  volume = {143}, number = {8}, pages = {1249--1272}, year = {2013}
}`,
  needs: { p: ["density"], q: ["density"] },
  schema: z.strictObject({}),
  evaluate(p: Distribution, q: Distribution): Estimate {
    if (p.dimension === 1) return onTheLine(p, q);
    if (p instanceof GaussianMixture && q instanceof GaussianMixture) {
      return betweenGaussianMixtures(p, q);
    }
    throw new RangeError(
      `Cannot evaluate 'energy-distance' as 'dimension' must be 1 unless both laws are Gaussian mixtures: current value is ${p.dimension}`,
    );
  },
  fromSamples: twoSampleForm("energy-distance", () => ({ name: "riesz", exponent: 1 })),
};

function onTheLine(p: Distribution, q: Distribution): Estimate {
  const difference = cdfDifference(p, q, "energy-distance");
  const { ends, error } = difference;
  const width = ends[ends.length - 1] - ends[0];
  const [squares] = integrateInterval(
    (points) => [difference.evaluate(points).map((value) => 2 * value * value)],
    ends,
    // What rounding leaves of F − G must not be refined.
    { absolute: error * error * width },
  );
  // 4 ∫ |F − G| · error, by the Cauchy–Schwarz inequality.
  const rounding = 4 * error * Math.sqrt(0.5 * squares.value * width) + 2 * error * error * width;
  return { value: squares.value, error: squares.error + rounding };
}

function betweenGaussianMixtures(p: GaussianMixture, q: GaussianMixture): Estimate {
  const terms = signedGaussians(p, q);
  const squaredMmd = gaussianKernelForm(terms);
  const { lower, upper, lengthScale } = unionRegion([p.support, q.support]);
  const diagonal = Math.hypot(...upper.map((end, axis) => end - lower[axis]));
  const scales = { shortest: lengthScale, longest: diagonal };
  const { value, error } = integrateHalfLine((width) => squaredMmd(width).value, scales, {
    relative: RELATIVE,
  });
  const rounding = integrateHalfLine((width) => squaredMmd(width).error, scales, { relative: 0.1 });
  const factor = Math.sqrt(2 / Math.PI);
  return { value: factor * value, error: factor * (error + rounding.value) };
}
