import { z } from "zod";
import { fold } from "../random/key.ts";
import { equallyWeighted } from "./references/equally_weighted.ts";
import type { Estimator } from "./estimator.ts";
import { fixedPointsOf, joined } from "./references/fixed_points.ts";
import { NO_TRAINING } from "./closed_form/kernel_fit.ts";
import { PointTree } from "./references/point_tree.ts";
import { SmoothedPoints } from "./references/smoothed_points.ts";
import { standardise } from "./training/standardisation.ts";

/** Parameters of the kernel density. */
export interface KernelDensitySettings {
  /** Points that are drawn once from a problem without fixed points; a fifth of them is held out. */
  samples: number;
}

/** Candidate bandwidths are this factor apart. */
const STEP = 2 ** (1 / 4);
/** Steps below and above Scott's rule that the search may go. */
const LOWEST = -32;
const HIGHEST = 8;
/** Bandwidths beyond the outermost points where the box of the support ends. */
const REACH = 9;

const schema: z.ZodType<KernelDensitySettings> = z.strictObject({
  samples: z.int().min(10).max(10_000_000).default(10_000),
});

/**
 * A kernel density estimate with an isotropic Gaussian kernel. The bandwidth has the highest
 * likelihood of held-out points; the estimate then stands on all points. Any dimension; of a fit's
 * budget it uses nothing, but draws `samples` points.
 */
export const kernelDensity: Estimator<KernelDensitySettings> = {
  name: "kernel-density",
  title: "KDE",
  description:
    "The mean of Gaussians about the points, with the bandwidth of the highest held-out likelihood. " +
    "No energy-based model: a reference. Converges to the data's density, slowly in many dimensions.",
  formula: String.raw`q(x) = \frac1n \sum_{i=1}^{n} \mathcal{N}(x; x_i, h^2 I)`,
  source: `@article{parzen1962estimation,
  author  = {Parzen, Emanuel},
  title   = {On Estimation of a Probability Density Function and Mode},
  journal = {The Annals of Mathematical Statistics},
  volume  = {33},
  number  = {3},
  pages   = {1065--1076},
  year    = {1962}
}`,
  resultVersion: 1,
  schema,
  fit(problem, { samples }, { key }) {
    const { dimension } = problem;
    const fixed = fixedPointsOf(problem, key, samples);
    const { scale } = standardise({ ...problem, fixed }, key, 1);
    const { training, heldOut } = fixed;
    const trainingCount = training.length / dimension;
    // Scott's rule: h = σ n^(−1/(d+4)).
    const scott = scale * trainingCount ** (-1 / (dimension + 4));
    const chosen = chooseBandwidth(new PointTree(training, dimension), heldOut, scott);
    const all = joined(fixed);
    const growth = all.length / training.length;
    const bandwidth = chosen.bandwidth * growth ** (-1 / (dimension + 4));
    const density = new SmoothedPoints(new PointTree(all, dimension), bandwidth);
    return Promise.resolve({
      logDensity: (points) => density.logDensity(points),
      score: (points) => density.score(points),
      logNormaliserError: 0,
      weighted: dimension > 2
        ? equallyWeighted((own, count) => density.sample(own, count), fold(key, "draws"))
        : undefined,
      support: supportOf(all, dimension, bandwidth),
      diagnostics: { bandwidth, heldOutLogLikelihood: chosen.logLikelihood },
      training: NO_TRAINING,
      dispose: () => {},
    });
  },
};

/** Climbs the mean log likelihood of held-out points from a first bandwidth, down and then up. */
function chooseBandwidth(tree: PointTree, heldOut: Float64Array, first: number) {
  const at = (step: number) => {
    const bandwidth = first * STEP ** step;
    const values = new SmoothedPoints(tree, bandwidth).logDensity(heldOut);
    return { bandwidth, logLikelihood: values.reduce((sum, value) => sum + value) / values.length };
  };
  let best = at(0);
  for (const [direction, last] of [[-1, LOWEST], [1, HIGHEST]]) {
    const start = best;
    for (let step = direction; Math.abs(step) <= Math.abs(last); step += direction) {
      const next = at(step);
      if (!(next.logLikelihood > best.logLikelihood)) break;
      best = next;
    }
    if (best !== start) break;
  }
  return best;
}

function supportOf(points: Float64Array, d: number, bandwidth: number) {
  const lower = new Array<number>(d).fill(Infinity);
  const upper = new Array<number>(d).fill(-Infinity);
  points.forEach((coordinate, i) => {
    lower[i % d] = Math.min(lower[i % d], coordinate - REACH * bandwidth);
    upper[i % d] = Math.max(upper[i % d], coordinate + REACH * bandwidth);
  });
  return { lower, upper, lengthScale: bandwidth };
}
