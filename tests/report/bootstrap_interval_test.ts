import assert from "node:assert/strict";
import { fold, keyFromSeed } from "../../src/random/key.ts";
import { normal } from "../../src/random/normal.ts";
import { bootstrapInterval } from "../../src/report/bootstrap_interval.ts";

const KEY = keyFromSeed(1);

Deno.test("the bootstrap interval of two or three values is their range", () => {
  // The least mean has probability 1/4 and 1/27: both exceed 2.5 %.
  assert.deepEqual(bootstrapInterval([3, 1], KEY), { lower: 1, upper: 3 });
  const { lower, upper } = bootstrapInterval([0.1, 0.7, 0.4], KEY);
  assert.ok(Math.abs(lower - 0.1) < 1e-15 && Math.abs(upper - 0.7) < 1e-15);
});

Deno.test("the bootstrap interval of zeros and ones has the binomial law's quantiles", () => {
  // The bootstrap mean of k ones among n is Binomial(n, k/n)/n. In both cases no step of its
  // distribution function comes within 4 standard errors (of 10,000 draws) of 2.5 % or 97.5 %.
  for (const [ones, n] of [[2, 10], [5, 10]]) {
    const values = Array.from({ length: n }, (_, i) => (i < ones ? 1 : 0));
    const { lower, upper } = bootstrapInterval(values, fold(KEY, ones));
    const quantile = binomialQuantile(n, ones / n);
    assert.ok(Math.abs(lower * n - quantile(0.025)) < 1e-9, `lower ${lower * n}`);
    assert.ok(Math.abs(upper * n - quantile(0.975)) < 1e-9, `upper ${upper * n}`);
  }
});

Deno.test("the bootstrap interval of many values is the mean ± 1.96 standard errors", () => {
  const values = [...normal(fold(KEY, "values"), 400)];
  const mean = values.reduce((sum, value) => sum + value, 0) / 400;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 400;
  const half = 1.959964 * Math.sqrt(variance / 400);
  const { lower, upper } = bootstrapInterval(values, KEY);
  // 10,000 resamples place a 2.5 % quantile to about 0.03 of half a width.
  assert.ok(Math.abs(lower - (mean - half)) < 0.1 * half);
  assert.ok(Math.abs(upper - (mean + half)) < 0.1 * half);
});

Deno.test("a higher level gives a wider interval", () => {
  const values = [...normal(KEY, 30)];
  const narrow = bootstrapInterval(values, KEY, 0.5);
  const wide = bootstrapInterval(values, KEY, 0.95);
  assert.ok(wide.lower < narrow.lower && narrow.upper < wide.upper);
});

Deno.test("the bootstrap interval depends on key and values alone, not on their order", () => {
  const values = [0.3, 1.9, 0.2, 5.1, 0.7];
  const interval = bootstrapInterval(values, KEY);
  assert.deepEqual(bootstrapInterval(values.toReversed(), KEY), interval);
  assert.notDeepEqual(bootstrapInterval([...normal(KEY, 9)], fold(KEY, 1)), {
    ...bootstrapInterval([...normal(KEY, 9)], fold(KEY, 2)),
  });
});

Deno.test("the bootstrap refuses what has no interval", () => {
  assert.throws(() => bootstrapInterval([1], KEY), /at least 2 numbers: current length is 1/);
  assert.throws(() => bootstrapInterval([1, NaN], KEY), /must be finite/);
  assert.throws(() => bootstrapInterval([1, 2], KEY, 1), /'level' must lie in \(0, 1\)/);
});

/** The least k with P(X ≤ k) ≥ level for X ~ Binomial(n, p). */
function binomialQuantile(n: number, p: number): (level: number) => number {
  return (level) => {
    let cumulative = 0;
    let term = (1 - p) ** n;
    for (let k = 0; k <= n; k++) {
      cumulative += term;
      if (cumulative >= level) return k;
      term *= ((n - k) / (k + 1)) * (p / (1 - p));
    }
    return n;
  };
}
