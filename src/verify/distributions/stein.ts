import { failed, notCovered, passed } from "../finding.ts";
import type { DistributionCheck } from "./subject.ts";

/** Standard errors that an average may be off. */
const BOUND = 5;
const EXPECTED =
  "E[s f + ∇f] = 0 over samples for f = 1, x and sin x along each axis (Stein's identity)";
const IDENTITIES: readonly (readonly [string, (x: number, s: number) => number])[] = [
  ["1", (_, s) => s],
  ["x", (x, s) => x * s + 1],
  ["sin x", (x, s) => Math.sin(x) * s + Math.cos(x)],
];

/**
 * The score, the sampler and their scale agree. It holds for densities that are continuous and whose score is
 * integrable, in any dimension.
 */
export const stein: DistributionCheck = {
  name: "samples against the score",
  run(subject) {
    const { given, distribution, count } = subject;
    if (given.sample === undefined) return notCovered(EXPECTED, "no 'sample' was given");
    const d = distribution.dimension;
    const sample = subject.sample();
    const score = distribution.score(sample);
    let worst = { share: 0, name: "", axis: 0, mean: 0, bound: 0 };
    for (const [name, identity] of IDENTITIES) {
      for (let axis = 0; axis < d; axis++) {
        let [sum, squares] = [0, 0];
        for (let i = axis; i < sample.length; i += d) {
          const value = identity(sample[i], score[i]);
          sum += value;
          squares += value * value;
        }
        const [mean, bound] = [sum / count, BOUND * Math.sqrt(squares) / count];
        const share = mean === 0 ? 0 : Math.abs(mean) / bound;
        if (share > worst.share) worst = { share, name, axis, mean, bound };
      }
    }
    const found = `at most ${worst.mean.toPrecision(4)}, where ${
      worst.bound.toPrecision(2)
    } is allowed`;
    if (worst.share < 1) return passed(EXPECTED, found);
    return failed(
      EXPECTED,
      found,
      `f = ${worst.name}, axis ${worst.axis}`,
      "the sampler draws from another law than the score belongs to (mean, scale or support differ), the score has the wrong sign or scale, or the density has an edge at which it is not 0",
    );
  },
};
