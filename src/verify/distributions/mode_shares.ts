import { failed, notCovered, passed } from "../finding.ts";
import type { DistributionCheck } from "./subject.ts";
import { weightsCause } from "./weights_cause.ts";

const BOUND = 5;
const EXPECTED = "shares of the modes among samples that are the stated weights";

/** The shares of the modes in a sample are their weights, within five standard errors. */
export const modeShares: DistributionCheck = {
  name: "mode shares of samples",
  run(subject) {
    const { given, distribution: { dimension, modes }, count } = subject;
    if (given.modes === undefined) return notCovered(EXPECTED, "no 'modes' were given");
    if (given.sample === undefined) return notCovered(EXPECTED, "no 'sample' was given");
    const counts = modes.weights.map(() => 0);
    for (const mode of modes.assign(subject.sample())) counts[mode]++;
    const shares = counts.map((own) => own / count);
    // Weights in high dimension may be sample averages themselves.
    const slack = dimension > 2 ? 0.002 : 1e-4;
    const excess = modes.weights.map((weight, k) =>
      Math.abs(shares[k] - weight) / (BOUND * Math.sqrt(weight * (1 - weight) / count) + slack)
    );
    const worst = excess.indexOf(Math.max(...excess));
    const found = `${shares[worst].toPrecision(4)}, stated is ${
      modes.weights[worst].toPrecision(4)
    }`;
    if (excess[worst] <= 1) return passed(EXPECTED, found);
    const cause = weightsCause(shares, modes.weights, "sampler's");
    return failed(EXPECTED, found, `mode ${worst}`, cause);
  },
};
