import { fold } from "../../random/key.ts";
import { failed, notCovered, passed } from "../finding.ts";
import type { DistributionCheck } from "./subject.ts";

const POINTS = 1000;
const EXPECTED = "the same points under one key, other points under another, as many as asked for";

/** Samples depend on the key and the count alone. */
export const determinism: DistributionCheck = {
  name: "determinism",
  run({ given, distribution, key }) {
    if (given.sample === undefined) return notCovered(EXPECTED, "no 'sample' was given");
    const own = fold(key, "determinism");
    const first = distribution.sample(own, POINTS);
    const again = distribution.sample(own, POINTS);
    const differs = first.findIndex((x, i) => !Object.is(x, again[i]));
    if (differs >= 0) {
      return failed(
        EXPECTED,
        `${first[differs]}, then ${again[differs]} under the same key`,
        `coordinate ${differs}`,
        "randomness that does not come from the key (Math.random, a clock), or state between calls",
      );
    }
    const others = distribution.sample(fold(key, "another"), POINTS);
    const same = others.reduce((count, x, i) => count + (Object.is(x, first[i]) ? 1 : 0), 0);
    if (same > others.length / 2) {
      return failed(
        EXPECTED,
        `${same} of ${others.length} coordinates are the same under another key`,
        "",
        "the key is not used: draw with uniform(key, n), normal(key, n) or keys split from it",
      );
    }
    distribution.sample(own, 0);
    return passed(EXPECTED, `so for ${POINTS} points and for none`);
  },
};
