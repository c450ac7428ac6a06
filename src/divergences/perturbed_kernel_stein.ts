import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { type Region, unionRegion } from "../numeric/region.ts";
import { fold, type Key } from "../random/key.ts";
import { jumpPoints, type Jumps } from "./samples/barker_jumps.ts";
import type { Divergence, Estimate, SampleEstimate } from "./divergence.ts";
import type { Evidence } from "./evidence.ts";
import { gridKernelForm } from "./population/grid_kernel_form.ts";
import { jumpedScoreDifference } from "./population/jumped_density.ts";
import { kernelSteinDivergence } from "./kernel_stein.ts";
import { checkSampleCounts } from "./samples/sample_moments.ts";

/** Parameters of the perturbed kernel Stein discrepancy. */
export interface PerturbedKernelSteinParameters {
  /** c > 0 of the kernel (1 + ‖x − y‖²/c²)^(−1/2), in the unit of x. */
  scale: number;
  /** Jump vectors v, each of length d, in the unit of x. */
  jumps: number[][];
  /** T, how often the perturbation is applied. Default 4. */
  steps: number;
}

/** Most steps: the population value visits as many points as T steps of J jumps reach, of order Tᴶ. */
const MOST_STEPS = 20;

/**
 * Validates the parameters of the perturbed kernel Stein discrepancy, which the test that is built on it
 * shares.
 */
export const perturbedKernelSteinSchema = z.strictObject({
  scale: z.number().positive(),
  jumps: z.array(z.array(z.number()).min(1)).min(1),
  steps: z.int().min(1).max(MOST_STEPS).default(4),
}) satisfies z.ZodType<PerturbedKernelSteinParameters>;

/**
 * The squared kernel Stein discrepancy of Kᵀp from the score of q, where the Markov kernel K leaves q
 * invariant and jumps between its modes (see {@linkcode jumpPoints}); the unit is that of the squared kernel
 * Stein discrepancy.
 *
 * Where modes with the right shapes have the wrong weights, K moves more mass from the overweight modes than
 * to them. Jumps that carry one mode exactly onto another keep the shapes, and KSD stays blind;
 * the jumps must miss by about a standard deviation, as with the paper's jump scales off 1, for the
 * surplus to arrive in another shape. The paper accepts by Metropolis's rule and sums over several scales;
 * here Barker's rule, under which the perturbed density is as smooth as p and q, and one mixture of jumps.
 *
 * Population values are on the line, by quadrature.
 *
 * Source: X. Liu, A. B. Duncan, A. Gandy, "Using Perturbation to Improve Goodness-of-Fit Tests based on
 * Kernelized Stein Discrepancy", ICML 2023.
 */
export const perturbedKernelSteinDivergence: Divergence<PerturbedKernelSteinParameters> = {
  name: "perturbed-kernel-stein",
  title: "pKSD²(p‖q)",
  description:
    "Squared kernel Stein discrepancy after jumps between modes that leave q invariant: sees mixing weights from the unnormalised density and score of q, where the jumps connect its modes about a standard deviation off their centres. Blind again where they hit the centres exactly.",
  formula: String
    .raw`\mathrm{KSD}^2(\mathcal{K} p\|q), \qquad \mathcal{K} \text{ jumps between modes and leaves } q \text{ invariant}`,
  source: `@inproceedings{liu2023using,
  author = {Liu, Xing and Duncan, Andrew B. and Gandy, Axel},
  title = {Using Perturbation to Improve Goodness-of-Fit Tests based on Kernelized {Stein} Discrepancy},
  booktitle = {Proceedings of the 40th International Conference on Machine Learning},
  series = {Proceedings of Machine Learning Research},
  volume = {202}, year = {2023}
}`,
  needs: { p: ["density", "score"], q: ["density", "score"] },
  schema: perturbedKernelSteinSchema,
  evaluate(p: Distribution, q: Distribution, { scale, ...kernel }): Estimate {
    if (p.dimension !== 1) {
      throw new RangeError(
        `Cannot evaluate 'perturbed-kernel-stein' as 'dimension' must be 1: current value is ${p.dimension}`,
      );
    }
    checkJumps(kernel, 1);
    const estimate = gridKernelForm(
      (points) => jumpedScoreDifference(points, p, q, kernel),
      (squaredLag) => 1 / Math.sqrt(1 + squaredLag / scale ** 2),
      reachedRegion(p, q, kernel),
      scale,
    );
    if (estimate !== undefined) return estimate;
    throw new RangeError(
      `Cannot evaluate 'perturbed-kernel-stein' as the perturbed p must be smooth on the finest grid: it is not between laws "${p.law}" and "${q.law}"`,
    );
  },
  fromSamples: {
    needs: { p: ["samples"], q: ["density", "score"] },
    description:
      "The estimate of the kernel Stein discrepancy from the samples after each has jumped by itself; the standard error is over the samples and their jumps.",
    estimate(
      p: Evidence,
      q: Evidence,
      { scale, ...kernel },
      key: Key,
    ): SampleEstimate | Promise<SampleEstimate> {
      checkJumps(kernel, p.dimension);
      const samples = p.samples!;
      checkSampleCounts("perturbed-kernel-stein", { p: samples.length / p.dimension });
      const logDensity = (points: Float64Array) => q.logDensity!(points);
      const perturbed = jumpPoints(samples, logDensity, kernel, fold(key, "jumps"));
      return kernelSteinDivergence.fromSamples.estimate(
        { dimension: p.dimension, samples: perturbed },
        q,
        { scale },
        fold(key, "discrepancy"),
      );
    },
  },
};

function checkJumps({ jumps }: Jumps, dimension: number): void {
  const wrong = jumps.findIndex((jump) => jump.length !== dimension);
  if (wrong < 0) return;
  throw new RangeError(
    `Cannot evaluate 'perturbed-kernel-stein' as 'jumps[${wrong}]' must have length ${dimension}: current length is ${
      jumps[wrong].length
    }`,
  );
}

/** Where p may have been carried, as far as q lets it: it is only ever carried to where q has mass. */
function reachedRegion(p: Distribution, q: Distribution, { jumps, steps }: Jumps): Region {
  const far = steps * Math.max(...jumps.map(([jump]) => Math.abs(jump)));
  const both = unionRegion([p.support, q.support]);
  return {
    ...both,
    lower: [Math.max(both.lower[0], p.support.lower[0] - far)],
    upper: [Math.min(both.upper[0], p.support.upper[0] + far)],
  };
}
