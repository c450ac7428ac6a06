import type { Distribution } from "../../distributions/distribution.ts";
import { fold } from "../../random/key.ts";
import { failed, notCovered, passed } from "../finding.ts";
import type { DistributionCheck, Subject } from "./subject.ts";

const POINTS = 300;
/** The largest deviation, relative to the score plus one over the length scale. */
const TOLERANCE = 1e-6;
/** The step of the differences, in units of the length scale and of one over the score. */
const STEP = 1e-3;
const EXPECTED = "∇ log p by finite differences of 'logDensity'";

/** The score is the gradient of the log density, at samples. */
export const score: DistributionCheck = {
  name: "score",
  run(subject) {
    const { given, distribution, key } = subject;
    if (given.score === undefined) {
      return notCovered(EXPECTED, "no 'score' was given: it is taken by differences itself");
    }
    const { dimension: d, support: { lengthScale } } = distribution;
    const points = distribution.sample(fold(key, "score"), POINTS);
    const stated = distribution.score(points);
    const wanted = differences(distribution, points, stated);
    let [worst, largest] = [0, 0];
    stated.forEach((value, entry) => {
      const start = entry - entry % d;
      const scale = 1 / lengthScale + Math.hypot(...stated.subarray(start, start + d));
      const share = Math.abs(value - wanted[entry]) / (TOLERANCE * scale);
      if (!(share <= largest)) [worst, largest] = [entry, share];
    });
    const found = `${stated[worst]}, differences give ${wanted[worst]}`;
    if (largest <= 1) return passed(EXPECTED, `the same at ${POINTS} samples`);
    const at = [...points.subarray(worst - worst % d, worst - worst % d + d)].join(", ");
    const cause = causeOf(stated, wanted, subject);
    return failed(EXPECTED, found, `x = (${at}), axis ${worst % d}`, cause);
  },
};

/** Central differences of fourth order, whose error is far below that of second order. */
function differences(distribution: Distribution, points: Float64Array, stated: Float64Array) {
  const { dimension: d, support: { lengthScale } } = distribution;
  const found = new Float64Array(points.length);
  // Short where the score is large, as it is beside a singularity or an edge.
  const step = Float64Array.from(
    { length: points.length / d },
    (_, i) => STEP / (1 / lengthScale + Math.hypot(...stated.subarray(i * d, (i + 1) * d))),
  );
  for (let axis = 0; axis < d; axis++) {
    const at = (steps: number) =>
      distribution.logDensity(
        points.map((x, i) => i % d === axis ? x + steps * step[Math.floor(i / d)] : x),
      );
    const [far, near, nearBack, farBack] = [at(2), at(1), at(-1), at(-2)];
    near.forEach((value, i) => {
      found[i * d + axis] = (8 * (value - nearBack[i]) - (far[i] - farBack[i])) / (12 * step[i]);
    });
  }
  return found;
}

function causeOf(stated: Float64Array, wanted: Float64Array, { distribution }: Subject): string {
  const d = distribution.dimension;
  const n = stated.length / d;
  const product = stated.reduce((sum, value, i) => sum + value * wanted[i], 0);
  const squares = wanted.reduce((sum, value) => sum + value * value, 0);
  const factor = product / squares;
  const isNear = (other: (entry: number) => number) => {
    const rest = stated.reduce((sum, value, i) => sum + (value - other(i)) ** 2, 0);
    return rest <= 1e-6 * squares;
  };
  if (isNear((i) => -wanted[i])) {
    return "the sign: this is the gradient of the energy −log p, not of log p";
  }
  if (isNear((i) => factor * wanted[i])) {
    return `the score is ${
      factor.toPrecision(4)
    } times what it must be: a factor such as a variance or ½ is lost`;
  }
  if (d > 1 && isNear((i) => wanted[i % n * d + Math.floor(i / n)])) {
    return "the order: entries must be row by row, all axes of the first point first";
  }
  if (d > 1 && isNear((i) => wanted[i - i % d + (d - 1 - i % d)])) return "the axes are swapped";
  return "a derivative is wrong, or 'logDensity' has another parameter than 'score'; look at the point and axis named";
}
