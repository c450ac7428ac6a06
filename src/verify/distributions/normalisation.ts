import { failed, notCovered, passed } from "../finding.ts";
import { densityIntegrals, TOO_FEW_POINTS } from "./density_integrals.ts";
import type { DistributionCheck } from "./subject.ts";

/** Factors that are forgotten or doubled, by name. */
const FACTORS: readonly (readonly [string, (d: number) => number])[] = [
  ["2", () => 2],
  ["½", () => 0.5],
  ["√(2π)^d", (d) => (2 * Math.PI) ** (d / 2)],
  ["√(2π)^−d", (d) => (2 * Math.PI) ** (-d / 2)],
  ["2π", () => 2 * Math.PI],
  ["π", () => Math.PI],
  ["e", () => Math.E],
];

/** The density integrates to 1. */
export const normalisation: DistributionCheck = {
  name: "normalisation",
  run(subject) {
    const { distribution, massTolerance, quadratureError } = subject;
    const by = distribution.dimension <= 2 ? "quadrature" : "importance sampling";
    const expected = `a mass of 1, by ${by}`;
    const integrals = densityIntegrals(
      subject,
      (points) => [new Float64Array(points.length / distribution.dimension).fill(1)],
      {},
    );
    if (integrals === undefined) return notCovered(expected, TOO_FEW_POINTS);
    const [{ value, error }] = integrals;
    const found = `${value.toPrecision(8)} ± ${error.toExponential(1)}`;
    if (Math.abs(value - 1) <= error + massTolerance) {
      if (distribution.dimension > 2 || error <= quadratureError) return passed(expected, found);
      return notCovered(
        expected,
        `the quadrature's error is ${
          error.toExponential(1)
        }: 'support.lengthScale' is too long, or the density has edges off the grid`,
      );
    }
    return failed(
      expected,
      found,
      "the support box",
      causeOf(value, error, distribution.dimension),
    );
  },
};

function causeOf(mass: number, error: number, dimension: number): string {
  const near = FACTORS.find(([, factor]) => {
    const wanted = factor(dimension);
    return Math.abs(mass - wanted) <= error + 1e-3 * wanted;
  });
  if (near) {
    return `the log density is off by log ${
      near[0]
    }: a forgotten or doubled factor in the normaliser, or mode weights that do not sum to 1`;
  }
  if (mass < 1) {
    return "the log density is too low by a constant, or mass lies outside of 'support' or between the points of its length scale";
  }
  return "the log density is too high by a constant: the normaliser is wrong, or weights do not sum to 1";
}
