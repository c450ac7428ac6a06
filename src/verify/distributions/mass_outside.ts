import { failed, notCovered, passed } from "../finding.ts";
import { densityIntegrals, TOO_FEW_POINTS } from "./density_integrals.ts";
import type { DistributionCheck } from "./subject.ts";

const TOLERANCE = { relative: 1e-3, absolute: 1e-8, maxEvaluations: 500_000 } as const;
/** More mass than this outside the box would be seen by a metric. */
const LARGEST_MASS = 1e-6;
/** The wider box reaches this many widths beyond the stated one, on all sides. */
const MARGIN = 0.75;
const EXPECTED = "no mass outside the support box";

/** The density has no mass beside the box that quadratures cover, as far as a wider box sees. */
export const massOutside: DistributionCheck = {
  name: "mass outside the support",
  run(subject) {
    const { given, distribution: { dimension: d, support } } = subject;
    if (given.support === undefined) return notCovered(EXPECTED, "no 'support' was given");
    const { lower, upper, lengthScale, breakpoints = [] } = support;
    const widths = upper.map((high, axis) => high - lower[axis]);
    const wider = {
      lower: lower.map((low, axis) => low - MARGIN * widths[axis]),
      upper: upper.map((high, axis) => high + MARGIN * widths[axis]),
      lengthScale,
      ...(d === 1 ? { breakpoints: [...breakpoints, lower[0], upper[0]] } : {}),
    };
    const integrals = densityIntegrals(
      subject,
      (points) => [
        Float64Array.from({ length: points.length / d }, (_, i) => {
          const isInside = lower.every((low, axis) => {
            const x = points[i * d + axis];
            return x >= low && x <= upper[axis];
          });
          return isInside ? 0 : 1;
        }),
      ],
      TOLERANCE,
      wider,
    );
    if (integrals === undefined) return notCovered(EXPECTED, TOO_FEW_POINTS);
    const [{ value, error }] = integrals;
    const found = `${value.toPrecision(3)} ± ${error.toExponential(1)}`;
    if (value <= LARGEST_MASS + error) return passed(EXPECTED, found);
    const cause =
      "'support' is too narrow: it must hold all mass but 1e-15, nine standard deviations for Gaussians";
    return failed(EXPECTED, found, `within ${MARGIN} widths of the box`, cause);
  },
};
