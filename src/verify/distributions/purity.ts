import { fold } from "../../random/key.ts";
import { failed, passed, type Verdict } from "../finding.ts";
import type { DistributionCheck } from "./subject.ts";

const POINTS = 20;
const EXPECTED =
  "the same bits when called again, for each point on its own, and the given points left as they were";

/** Values depend on the point alone: no state between calls, none between points, no writing into the input. */
export const purity: DistributionCheck = {
  name: "purity",
  run({ distribution, key }) {
    const { dimension: d, modes } = distribution;
    const points = distribution.sample(fold(key, "purity"), POINTS);
    const functions: [string, number, (x: Float64Array) => ArrayLike<number>][] = [
      ["logDensity", 1, (x) => distribution.logDensity(x)],
      ["score", d, (x) => distribution.score(x)],
      ["modes.assign", 1, (x) => modes.assign(x)],
    ];
    for (const [name, width, f] of functions) {
      const verdict = verdictOf(name, width, f, points, d);
      if (verdict) return verdict;
    }
    return passed(EXPECTED, `so for ${functions.map(([name]) => name).join(", ")}`);
  },
};

function verdictOf(
  name: string,
  width: number,
  f: (x: Float64Array) => ArrayLike<number>,
  points: Float64Array,
  d: number,
): Verdict | undefined {
  const input = points.slice();
  const first = Array.from(f(input));
  const changed = input.findIndex((x, i) => !Object.is(x, points[i]));
  if (changed >= 0) {
    return failed(
      EXPECTED,
      `${name} changed its argument`,
      `coordinate ${changed}`,
      "the function computes in place: copy the points before changing them",
    );
  }
  const again = Array.from(f(points.slice()));
  const other = first.findIndex((value, i) => !Object.is(value, again[i]));
  if (other >= 0) {
    return failed(
      EXPECTED,
      `${name} gave ${first[other]}, then ${again[other]}`,
      `point ${Math.floor(other / width)}`,
      "the function keeps state between calls, or draws random numbers (Math.random, a clock)",
    );
  }
  for (let i = 0; i < points.length / d; i++) {
    const alone = f(points.slice(i * d, (i + 1) * d));
    for (let entry = 0; entry < width; entry++) {
      const together = first[i * width + entry];
      if (Object.is(alone[entry], together)) continue;
      return failed(
        EXPECTED,
        `${name} gave ${together} in a batch of ${POINTS}, ${alone[entry]} alone`,
        `point ${i}`,
        "points of a batch influence each other: an array is used again before it is cleared, or the batch is normalised as a whole",
      );
    }
  }
  return undefined;
}
