import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { countNearest } from "../kernels/pairs/nearest_neighbours.ts";
import type { Divergence, Estimate } from "./divergence.ts";
import { klDivergence } from "./kl.ts";
import { checkSampleCounts, sampleMean, sampleVariance } from "./samples/sample_moments.ts";

/** Parameters of the nearest-neighbour-ratio estimate. */
export interface NearestNeighbourRatioParameters {
  /** k, how many nearest neighbours of a point among the samples of both sides are looked at. */
  neighbours: number;
}

/**
 * KL(p‖q) in nats, estimated from samples alone by the ratio of p's points to q's among the k nearest
 * neighbours. Its population value is KL itself.
 *
 * At each of the m samples of q, the ratio p/q is estimated by r = (m/n) N/(M + 1) with N samples of p and M of q
 * among its k nearest neighbours in the pool of both. The source takes the mean of r log r, or 0 if that is
 * negative; its noise is a bias of 2/k where p = q. Here log N/(M + 1) is H(N − 1) − H(M + 1) of the harmonic numbers,
 * which has the same limit and no such bias, as E H(N) = H(k) − Σ (1 − π)^j/j over j ≤ k of a binomial N.
 *
 * Its standard error is that of the influences log p/q of the samples of p and −p/q of those of q, with
 * either ratio estimated in the same way.
 */
export const nearestNeighbourRatioDivergence: Divergence<NearestNeighbourRatioParameters> = {
  name: "nearest-neighbour-ratio",
  title: "NNR KL(p‖q)",
  description:
    "KL(p‖q) by the ratio of samples of either side among nearest neighbours. Sees mixing weights; sees no log ratio above log(k m/n), nor anything finer than the ball that holds k neighbours.",
  formula: String
    .raw`\widehat{\mathrm{KL}}(p\|q) \approx \frac1n \sum_{i=1}^{n} \log\frac{m\,N_p(x_i)}{n\,(N_q(x_i) + 1)}, \qquad N_p + N_q = k \text{ neighbours of } x_i`,
  source: `@inproceedings{noshad2017direct,
  author = {Noshad, Morteza and Moon, Kevin R. and Sekeh, Salimeh Yasaei and Hero, Alfred O.},
  title = {Direct Estimation of Information Divergence Using Nearest Neighbor Ratios},
  booktitle = {IEEE International Symposium on Information Theory},
  pages = {903--907}, year = {2017}
}`,
  needs: klDivergence.needs,
  schema: z.strictObject({ neighbours: z.int().positive() }),
  evaluate: (p: Distribution, q: Distribution): Estimate => klDivergence.evaluate(p, q, {}),
  fromSamples: {
    needs: { p: ["samples"], q: ["samples"] },
    description:
      "Ratio of samples among nearest neighbours, by a k-d tree that serves low dimensions. Biased by what a ball of k neighbours blurs, the more the larger k/n, and downwards where p/q is above k m/n; it may be negative.",
    estimate(p, q, { neighbours }) {
      const [x, y, d] = [p.samples!, q.samples!, p.dimension];
      const [n, m] = [x.length / d, y.length / d];
      checkSampleCounts("nearest-neighbour-ratio", { p: n, q: m });
      checkNeighbours(neighbours, n + m);
      const pool = new Float64Array(x.length + y.length);
      pool.set(x);
      pool.set(y, x.length);
      const ofP = countNearest(pool, d, neighbours, (index) => index < n);
      const harmonic = harmonicNumbers(neighbours + 1);
      const balance = Math.log(m / n);
      const logRatio = (above: number, below: number) =>
        balance + harmonic[above] - harmonic[below];
      const atQ = Float64Array.from(ofP.subarray(n), (count) => count / (neighbours - count + 1))
        .map((odds) => odds * m / n);
      const terms = atQ.map((ratio, i) => {
        const count = ofP[n + i];
        return count === 0 ? 0 : ratio * logRatio(count - 1, neighbours - count + 1);
      });
      const logAtP = Float64Array.from(
        ofP.subarray(0, n),
        (count) => logRatio(count, neighbours - count),
      );
      const variance = sampleVariance(logAtP) / n + sampleVariance(atQ) / m;
      return { value: sampleMean(terms), standardError: Math.sqrt(variance) };
    },
  },
};

/** H(0) = 0 to H(last). */
function harmonicNumbers(last: number): Float64Array {
  const numbers = new Float64Array(last + 1);
  for (let i = 1; i <= last; i++) numbers[i] = numbers[i - 1] + 1 / i;
  return numbers;
}

function checkNeighbours(neighbours: number, pooled: number): void {
  if (neighbours < pooled) return;
  throw new RangeError(
    `Cannot estimate 'nearest-neighbour-ratio' as 'neighbours' must be below the number of samples of both sides (${pooled}): current value is ${neighbours}`,
  );
}
