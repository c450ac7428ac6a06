import { failed, notCovered, passed } from "../finding.ts";
import type { DistributionCheck } from "./subject.ts";

const EXPECTED = "every sample in the support box, and where the density is positive";

/** No sample leaks out of the box, or to where the density is 0. */
export const samplesInSupport: DistributionCheck = {
  name: "samples in the support",
  run(subject) {
    if (subject.given.sample === undefined) return notCovered(EXPECTED, "no 'sample' was given");
    const { distribution: { dimension: d, support: { lower, upper }, logDensity }, count } =
      subject;
    const sample = subject.sample();
    const point = (i: number) => `(${[...sample.subarray(i * d, (i + 1) * d)].join(", ")})`;
    const outside = sample.findIndex((x, entry) => x < lower[entry % d] || x > upper[entry % d]);
    if (outside >= 0) {
      const i = Math.floor(outside / d);
      return failed(
        EXPECTED,
        `sample ${i} is ${point(i)}`,
        `axis ${outside % d}, from ${lower[outside % d]} to ${upper[outside % d]}`,
        "the sampler leaks out of the support, or 'support' is too narrow: it must hold all mass but 1e-15",
      );
    }
    const values = logDensity(sample);
    const empty = values.findIndex((value) => value === -Infinity);
    if (empty < 0) return passed(EXPECTED, `so for ${count} samples`);
    const leaked = values.reduce((total, value) => total + (value === -Infinity ? 1 : 0), 0);
    return failed(
      EXPECTED,
      `${leaked} of ${count} samples lie where the density is 0`,
      point(empty),
      "the sampler leaks out of the density's support: noise after clipping, a cell's wrong edge, or another radius",
    );
  },
};
