/**
 * The logarithm of a sum of exponentials, log Σ exp(vᵢ), without overflow or underflow.
 *
 * An entry of −∞ stands for a term that is 0; if all are −∞ (or there is none), so is the result. An
 * entry of +∞ makes the result +∞.
 *
 * @param values Logarithms of the terms, in nats.
 * @returns The logarithm of their sum.
 */
export function logSumExp(values: Float64Array): number {
  let max = -Infinity;
  for (let i = 0; i < values.length; i++) if (values[i] > max) max = values[i];
  // An infinite maximum would turn the differences below into NaN.
  if (max === -Infinity || max === Infinity) return max;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i] - max);
  return max + Math.log(sum);
}
