/**
 * The Kolmogorov–Smirnov statistic √n sup |Fₙ − F|; for a sample of F it is above 1.95 with
 * probability 0.001.
 *
 * @param sample Independent draws.
 * @param cdf The distribution function F that they should have.
 */
export function kolmogorovSmirnov(sample: Float64Array, cdf: (x: number) => number): number {
  const sorted = sample.slice().sort();
  const n = sorted.length;
  let largest = 0;
  sorted.forEach((x, i) => {
    const value = cdf(x);
    largest = Math.max(largest, (i + 1) / n - value, value - i / n);
  });
  return Math.sqrt(n) * largest;
}
