import type { Metric } from "./metric.ts";

/** The fit's mass on each of the target's modes beside the truth. */
export interface ModeWeights {
  /** Mass of q on each mode; sums to 1. */
  readonly estimated: readonly number[];
  /** Mass of p on each mode. */
  readonly true: readonly number[];
  /** ½ Σ |estimated − true|. */
  readonly totalVariation: number;
  /** max |log(estimated / true)|, in nats; an empty mode counts as the smallest positive number. */
  readonly largestLogRatio: number;
}

/** Mode weights: the blindness itself. */
export const modeWeights: Metric<ModeWeights> = {
  name: "modeWeights",
  title: "mode weights",
  description: "The fit's mass on each mode of the target, by the target's own rule of assignment.",
  integrands({ points, logQ }, { target }) {
    const modes = target.modes.assign(points);
    return target.modes.weights.map((_, mode) =>
      logQ.map((value, i) => modes[i] === mode ? Math.exp(value) : 0)
    );
  },
  report(integrals, { target }) {
    const mass = integrals.reduce((sum, { value }) => sum + value, 0);
    return compareModeWeights(integrals.map(({ value }) => value / mass), target.modes.weights);
  },
};

/**
 * Sets estimated masses of modes beside the true ones.
 *
 * @param estimated The fit's mass on each mode; sums to 1.
 * @param truth The true masses, as many.
 */
export function compareModeWeights(
  estimated: readonly number[],
  truth: readonly number[],
): ModeWeights {
  // A component of weight 0 is a mode of weight 0, which has no ratio.
  const logRatios = estimated.map((weight, mode) =>
    truth[mode] > 0 ? Math.abs(Math.log(Math.max(weight, Number.MIN_VALUE) / truth[mode])) : 0
  );
  return {
    estimated,
    true: [...truth],
    totalVariation: 0.5 * estimated.reduce((sum, w, mode) => sum + Math.abs(w - truth[mode]), 0),
    largestLogRatio: Math.max(...logRatios),
  };
}
