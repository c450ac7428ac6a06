import { z } from "zod";

/** How far the sum of weights may be from 1. */
const SUM_TOLERANCE = 1e-9;

/** The JSON form of mixture weights: not negative, at least one, with sum 1. */
export const weightsSchema: z.ZodType<number[]> = z.array(z.number().min(0)).min(1).superRefine(
  (weights, context) => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      context.addIssue({ code: "custom", message: `must sum to 1: current sum is ${sum}` });
    }
  },
);

/**
 * Removes what rounding left between the sum of weights and 1.
 *
 * @param weights Weights that sum to 1 but for rounding.
 * @returns The same weights divided by their sum.
 */
export function normaliseWeights(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/**
 * A schema check that a list has as many entries as there are weights.
 *
 * @param field The list's name.
 * @param list The list.
 * @param weights The weights.
 * @param context Where the issue goes.
 */
export function checkOneAWeight(
  field: string,
  list: readonly unknown[],
  weights: readonly number[],
  context: z.core.$RefinementCtx,
): void {
  if (list.length === weights.length) return;
  context.addIssue({
    code: "custom",
    path: [field],
    message:
      `must have one entry a weight (${weights.length}): current number of entries is ${list.length}`,
  });
}
