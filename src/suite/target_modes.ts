import { createDistribution } from "../distributions/mod.ts";
import type { Trial } from "./trial.ts";

/**
 * Assigns points to the modes of the targets that fits were made to.
 *
 * @param trials Trials of any kind.
 * @returns A function of a target's name and of points `n × d` that gives an index for each point;
 *   undefined for a target that none of the trials has, or whose law is not of the suite.
 */
export function targetModes(
  trials: readonly Trial[],
): (target: string, points: Float64Array) => Int32Array | undefined {
  const laws = new Map(
    trials.flatMap((trial) =>
      "estimator" in trial && "law" in trial.target ? [[trial.target.name, trial.target.law]] : []
    ),
  );
  return (target, points) => {
    const law = laws.get(target);
    if (law === undefined) return undefined;
    try {
      return createDistribution(law).modes.assign(points);
    } catch (error) {
      // A run of another version may hold laws that this one does not know.
      if (error instanceof TypeError || error instanceof RangeError) return undefined;
      throw error;
    }
  };
}
