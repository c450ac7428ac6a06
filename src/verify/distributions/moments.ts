import { failed, notCovered, passed } from "../finding.ts";
import { densityIntegrals, TOO_FEW_POINTS } from "./density_integrals.ts";
import type { DistributionCheck, Subject } from "./subject.ts";

const BOUND = 5;
const TOLERANCE = { relative: 1e-6, absolute: 1e-6, maxEvaluations: 500_000 } as const;
const EXPECTED = "averages over samples that are the density's own moments";

/** Moments by name, of a point of dimension d that starts at an index. */
type Moment = readonly [string, (x: Float64Array, start: number) => number];

function momentsOf(d: number): Moment[] {
  const axes = Array.from({ length: d }, (_, axis) => axis);
  const length = (x: Float64Array, start: number) => Math.hypot(...x.subarray(start, start + d));
  return [
    ...axes.map((axis): Moment => [`x${axis}`, (x, start) => x[start + axis]]),
    ...axes.map((axis): Moment => [`x${axis}²`, (x, start) => x[start + axis] ** 2]),
    ...axes.slice(1).map((axis): Moment => [
      `x${axis - 1} x${axis}`,
      (x, start) => x[start + axis - 1] * x[start + axis],
    ]),
    ["cos(x0 + 2 x1)", (x, start) => Math.cos(x[start] + (d > 1 ? 2 * x[start + 1] : 0))],
    ["‖x‖³", (x, start) => length(x, start) ** 3],
  ];
}

/** Averages over samples are moments of the density, within five standard errors. */
export const moments: DistributionCheck = {
  name: "samples against moments",
  run(subject) {
    if (subject.given.sample === undefined) return notCovered(EXPECTED, "no 'sample' was given");
    const { distribution: { dimension: d, support }, count } = subject;
    const list = momentsOf(d);
    // Each moment f and its square, for the standard error.
    const integrals = densityIntegrals(
      subject,
      (points) => {
        const n = points.length / d;
        const values = list.map(([, f]) =>
          Float64Array.from({ length: n }, (_, i) => f(points, i * d))
        );
        return [
          ...values,
          ...values.map((own) => own.map((value) => value * value)),
          new Float64Array(n).fill(1),
        ];
      },
      TOLERANCE,
      { ...support, radial: false },
    );
    if (integrals === undefined) return notCovered(EXPECTED, TOO_FEW_POINTS);
    // A wrong constant is the normalisation's matter.
    const mass = integrals[2 * list.length].value;
    const sample = subject.sample();
    const averages = list.map(([, f]) => {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += f(sample, i * d);
      return sum / count;
    });
    let worst = { share: 0, k: 0, exact: 0 };
    averages.forEach((average, k) => {
      const [{ value, error }, square] = [integrals[k], integrals[list.length + k]];
      const exact = value / mass;
      const variance = Math.max(0, square.value / mass - exact * exact);
      const bound = BOUND * Math.sqrt(variance / count) + error + 1e-9;
      const share = Math.abs(average - exact) / bound;
      if (!(share <= worst.share)) worst = { share, k, exact };
    });
    const found = `${averages[worst.k].toPrecision(6)}, the density has ${
      worst.exact.toPrecision(6)
    }`;
    if (worst.share <= 1) return passed(EXPECTED, `${list.length} moments agree`);
    return failed(
      EXPECTED,
      found,
      `the mean of ${list[worst.k][0]}`,
      causeOf(subject, list, averages, worst.k),
    );
  },
};

function causeOf(
  { distribution: { modes } }: Subject,
  list: readonly Moment[],
  averages: readonly number[],
  k: number,
): string {
  if (!averages.every(Number.isFinite)) return "the samples are not finite";
  const weights = modes.weights.length > 1
    ? "modes are drawn with other weights than the density has (see the check of the modes' shares), or "
    : "";
  const [name] = list[k];
  const what = /^x\d+$/.test(name)
    ? "a centre or a mode's weight differs"
    : "a scale differs (a variance where a standard deviation is wanted, or the other way round)";
  return `the sampler draws from another law than 'logDensity' states: ${weights}${what}`;
}
