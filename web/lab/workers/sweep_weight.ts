import type { Law } from "../protocol.ts";

/** A target's first mode, the rest of it, and the weight of the first. */
export interface FirstAndRest {
  readonly components: readonly [Law, Law];
  readonly truth: number;
}

/**
 * Splits a law into its first mode and the rest, for the sweep of a blindness profile.
 *
 * @param law A law in JSON.
 * @returns The two laws; undefined where the law has no weights, or nothing beside its first mode.
 */
export function firstAndRest(law: Law): FirstAndRest | undefined {
  const { weights } = law;
  if (!Array.isArray(weights) || weights.length < 2) return undefined;
  const truth = weights[0] / weights.reduce((sum, weight) => sum + weight, 0);
  if (!(truth > 0 && truth < 1)) return undefined;
  const tail = weights.slice(1).reduce((sum, weight) => sum + weight, 0);
  if (law.law !== "gaussian-mixture") {
    const rest = weights.map((weight, k) => k === 0 ? 0 : weight / tail);
    const first = weights.map((_, k) => k === 0 ? 1 : 0);
    return { components: [{ ...law, weights: first }, { ...law, weights: rest }], truth };
  }
  const part = (start: number, end: number | undefined, own: number[]): Law => ({
    ...law,
    weights: own,
    means: (law.means as unknown[]).slice(start, end),
    covariances: (law.covariances as unknown[]).slice(start, end),
  });
  const rest = weights.slice(1).map((weight) => weight / tail);
  return { components: [part(0, 1, [1]), part(1, undefined, rest)], truth };
}
