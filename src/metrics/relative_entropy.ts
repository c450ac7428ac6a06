/**
 * The integrand a (log a − log b) of a Kullback–Leibler divergence, which is 0 where a is 0 and
 * infinite where b alone is 0.
 *
 * @param logA log a, in nats.
 * @param logB log b, in nats, as long.
 */
export function relativeEntropy(logA: Float64Array, logB: Float64Array): Float64Array {
  return logA.map((value, i) => {
    const density = Math.exp(value);
    return density === 0 ? 0 : density * (value - logB[i]);
  });
}
