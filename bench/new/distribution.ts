import type { DistributionModule } from "@blindspot/blindspot";

/** What can be set from outside, as in `--parameters '{"weight": 0.1}'`; these are the defaults. */
const parameters = { weight: 0.3, separation: 8, width: 1 };

/** Two Gaussians on the line: `weight` of the mass at −separation/2, the rest at +separation/2. */
export default {
  kind: "distribution",
  title: "Skeleton title",
  description: "Two Gaussians of equal width on the line.",
  parameters,

  create({ weight, separation, width }) {
    // What cannot be is refused by name, with what was wanted and what was given.
    if (!(weight > 0 && weight < 1)) {
      throw new RangeError(`'weight' must be between 0 and 1: current value is ${weight}`);
    }
    // Nearer to each other, the modes would overlap, and their masses no longer be the weights.
    if (!(width > 0 && separation >= 8 * width)) {
      throw new RangeError(`'separation' must be at least 8 widths: it is ${separation / width}`);
    }
    const means = [-separation / 2, separation / 2];
    const logWeights = [Math.log(weight), Math.log(1 - weight)];
    const logNormaliser = Math.log(width * Math.sqrt(2 * Math.PI));

    /** log of weight times density of each component at x. */
    const logTerms = (x: number) =>
      means.map((mean, k) => logWeights[k] - 0.5 * ((x - mean) / width) ** 2 - logNormaliser);

    return {
      dimension: 1,

      // The one function that must be there. Far out exp(…) is 0 in double precision and its logarithm −∞:
      // so the largest term is taken out first.
      logDensity: (points) =>
        points.map((x) => {
          const terms = logTerms(x);
          const largest = Math.max(...terms);
          return largest + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - largest), 0));
        }),

      // Without `score` it is taken by numerical differences.
      score: (points) =>
        points.map((x) => {
          // The share of the first component at x.
          const [first, second] = logTerms(x);
          const share = 1 / (1 + Math.exp(second - first));
          return (share * means[0] + (1 - share) * means[1] - x) / width ** 2;
        }),

      // Without `sample` points are drawn from `logDensity`. All randomness comes from `random`.
      sample(_key, count, random) {
        const levels = random.uniform(count);
        return random.normal(count).map((z, i) => means[levels[i] < weight ? 0 : 1] + width * z);
      },

      // Without `support` it is searched for. It must hold all mass but 1e-15: nine widths of a Gaussian.
      support: {
        lower: [means[0] - 9 * width],
        upper: [means[1] + 9 * width],
        lengthScale: width,
      },

      // Without `modes` there is one. The weights are the masses of the regions that `assign` tells apart.
      modes: {
        weights: [weight, 1 - weight],
        assign: (points) => Int32Array.from(points, (x) => x < 0 ? 0 : 1),
      },
    };
  },
} satisfies DistributionModule<typeof parameters> & { kind: "distribution" };
