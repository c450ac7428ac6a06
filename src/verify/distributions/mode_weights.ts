import { failed, notCovered, passed } from "../finding.ts";
import { densityIntegrals, TOO_FEW_POINTS } from "./density_integrals.ts";
import { weightsCause } from "./weights_cause.ts";
import type { DistributionCheck } from "./subject.ts";

const TOLERANCE = { relative: 0, absolute: 1e-9, maxEvaluations: 2_000_000 } as const;
/** A quadrature that is worse than this says nothing. */
const LARGEST_ERROR = 1e-3;
const EXPECTED = "weights that are the masses of the density where 'modes.assign' says so";

/** The modes' weights are the masses that their rule assigns. */
export const modeWeights: DistributionCheck = {
  name: "mode weights",
  run(subject) {
    const { given, distribution: { dimension, modes }, weightTolerance } = subject;
    if (given.modes === undefined) return notCovered(EXPECTED, "no 'modes' were given");
    const integrals = densityIntegrals(
      subject,
      (points) => {
        const mode = modes.assign(points);
        return modes.weights.map((_, k) => Float64Array.from(mode, (own) => own === k ? 1 : 0));
      },
      TOLERANCE,
    );
    if (integrals === undefined) return notCovered(EXPECTED, TOO_FEW_POINTS);
    const mass = integrals.reduce((sum, { value }) => sum + value, 0);
    const masses = integrals.map(({ value }) => value / mass);
    const off = modes.weights.map((weight, k) =>
      Math.abs(masses[k] - weight) - integrals[k].error / mass
    );
    const worst = off.indexOf(Math.max(...off));
    const found = `weight ${modes.weights[worst].toPrecision(6)}, mass ${
      masses[worst].toPrecision(6)
    } ± ${integrals[worst].error.toExponential(1)}`;
    // Weights beyond the plane may be sample averages themselves.
    const slack = dimension > 2 ? 0.002 : 0;
    if (off[worst] > weightTolerance + slack) {
      return failed(
        EXPECTED,
        found,
        `mode ${worst}`,
        weightsCause(modes.weights, masses, "stated"),
      );
    }
    if (integrals[worst].error <= LARGEST_ERROR * mass || dimension > 2) {
      return passed(EXPECTED, found);
    }
    return notCovered(
      EXPECTED,
      `the quadrature's error is ${integrals[worst].error.toExponential(1)}`,
    );
  },
};
