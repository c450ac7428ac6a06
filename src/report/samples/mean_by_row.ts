import type { TestPoints } from "../../suite/trial.ts";

/** −log q in nats by the test point's row, ascending. */
export type ScoreByRow = ReadonlyMap<number, number>;

/**
 * The mean of −log q at each point over the seeds under which it was a test point.
 *
 * @param fits What the fits of one estimator say of their test points; undefined where that is lost.
 * @returns By row, ascending, so that the order in which results arrived cannot change a digit. Points
 *   with a log density that is not finite are left out.
 */
export function meanByRow(fits: readonly (TestPoints | undefined)[]): ScoreByRow {
  const scores = new Map<number, number[]>();
  for (const fit of fits) {
    fit?.row.forEach((row, i) => {
      const value = -fit.logDensity[i];
      if (!Number.isFinite(value)) return;
      const own = scores.get(row);
      if (own === undefined) scores.set(row, [value]);
      else own.push(value);
    });
  }
  return new Map(
    [...scores].sort(([a], [b]) => a - b)
      .map(([row, own]) => [row, own.reduce((sum, value) => sum + value, 0) / own.length]),
  );
}
