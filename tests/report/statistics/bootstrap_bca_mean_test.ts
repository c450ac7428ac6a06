import assert from "node:assert/strict";
import { fold, keyFromSeed } from "../../../src/random/key.ts";
import { normal } from "../../../src/random/normal.ts";
import { bootstrapBca } from "../../../src/report/statistics/bootstrap_bca.ts";
import { bootstrapBcaOfMean } from "../../../src/report/statistics/bootstrap_bca_mean.ts";

const KEY = keyFromSeed(1);
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

Deno.test("to 100 values it is the BCa interval of any statistic, for the mean", () => {
  for (const n of [2, 3, 10, 60, 100]) {
    const values = [...normal(fold(KEY, n), n)].map(Math.exp);
    const own = bootstrapBcaOfMean(values, KEY);
    const any = bootstrapBca([values], ([rows]) => mean(rows), KEY);
    assert.deepEqual([own.lower, own.upper], [any.lower, any.upper], `n = ${n}`);
    assert.ok(Math.abs(own.acceleration - any.acceleration) < 1e-12);
    assert.equal(own.biasCorrection, any.biasCorrection);
  }
});

Deno.test("of thousands of values, and of shared draws, it is the mean ± 1.96 standard errors", () => {
  for (const [n, resampling] of [[3000, "own"], [400, "shared"]] as const) {
    const values = [...normal(fold(KEY, "many"), n)];
    const deviation = Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
    const half = 1.959964 * deviation / Math.sqrt(n);
    const { lower, upper } = bootstrapBcaOfMean(values, KEY, resampling);
    // 400 resamples place a 2.5 % quantile to about 0.07 of half a width, 2000 to 0.03.
    assert.ok(Math.abs(lower - (mean(values) - half)) < 0.3 * half, `${n} ${resampling}`);
    assert.ok(Math.abs(upper - (mean(values) + half)) < 0.3 * half, `${n} ${resampling}`);
  }
});

Deno.test("it refuses what has no interval", () => {
  assert.throws(() => bootstrapBcaOfMean([1], KEY), /at least 2 finite numbers: .* \[1\]/);
  assert.throws(() => bootstrapBcaOfMean([1, NaN], KEY), /at least 2 finite numbers/);
  assert.throws(() => bootstrapBcaOfMean([1, 2], KEY, "own", 1), /'level' must lie in \(0, 1\)/);
});
