import assert from "node:assert/strict";
import { chainPool } from "../../../src/distributions/derived/chain_pool.ts";
import { deriveDistribution } from "../../../src/distributions/derived/derive_distribution.ts";
import { createDistribution } from "../../../src/distributions/mod.ts";
import { keyFromSeed } from "../../../src/random/key.ts";

const identity = (d: number, variance: number) =>
  Array.from({ length: d }, (_, i) => Array.from({ length: d }, (_, j) => i === j ? variance : 0));

/** 0.3 N(−c, I) + 0.7 N(c, Σ) in dimension d, c along the first axis, Σ of two scales. */
function pair(d: number, distance: number, secondVariance: number) {
  const along = (c: number) => Array.from({ length: d }, (_, i) => i === 0 ? c : 0);
  return createDistribution({
    law: "gaussian-mixture",
    weights: [0.3, 0.7],
    means: [along(-distance), along(distance)],
    covariances: [identity(d, 1), identity(d, secondVariance)],
  });
}

const box = (d: number, reach: number) => ({
  lower: new Array<number>(d).fill(-reach),
  upper: new Array<number>(d).fill(reach),
});

for (const d of [3, 5]) {
  Deno.test(`in dimension ${d} chains give a mixture's weights, means and variances`, () => {
    const law = pair(d, 3, 2);
    const derived = deriveDistribution({
      dimension: d,
      logDensity: (points) => law.logDensity(points),
      support: box(d, 14),
      modes: law.modes,
    }, "chained");
    const n = 20_000;
    const sample = derived.sample(keyFromSeed(8), n);
    const share = law.modes.assign(sample).reduce((count, mode) => count + mode, 0) / n;
    // 10,000 effective draws: a standard error of 0.005, and 0.0032 from this sample.
    assert.ok(Math.abs(share - 0.7) < 5 * 0.006, `weight ${share}`);
    let [first, squares, other] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      first += sample[i * d] / n;
      squares += sample[i * d] ** 2 / n;
      other += sample[i * d + 1] ** 2 / n;
    }
    // E x = 3 (0.7 − 0.3), E x² = 9 + 0.3 + 1.4, E y² = 0.3 + 1.4; deviations 3.1, 7.5 and 2.6.
    assert.ok(Math.abs(first - 1.2) < 5 * 3.1 * 0.0125, `mean ${first}`);
    assert.ok(Math.abs(squares - 10.7) < 5 * 7.5 * 0.0125, `second moment ${squares}`);
    assert.ok(Math.abs(other - 1.7) < 5 * 2.6 * 0.0125, `variance ${other}`);
    assert.deepEqual(derived.sample(keyFromSeed(8), 50), derived.sample(keyFromSeed(8), 50));
    assert.ok(new Set(sample).size > 0.99 * sample.length, "points differ");
  });
}

/** Chains of a law whose second mode is much narrower than the first, so that no jump fits both. */
const poolOf = (distance: number, variance: number, reach: number) => {
  const law = pair(3, distance, variance);
  return chainPool(
    { dimension: 3, logDensity: (x) => law.logDensity(x), support: box(3, reach) },
    keyFromSeed(9),
    "far",
  );
};

Deno.test("chains that stay at the mode that they met first are refused, with R-hat", () => {
  assert.throws(() => poolOf(9, 0.02, 12), {
    name: "RangeError",
    message: /^Cannot sample 'far' by Markov chains .* R-hat of the .* is /,
  });
});

Deno.test("chains that agree as all of them missed the narrow mode are refused, with the mass that they saw", () => {
  assert.throws(() => poolOf(40, 0.0004, 60), {
    name: "RangeError",
    message: /must visit all of the mass, 1; .*: they visit 0\.(2|3)\d* of it/,
  });
});

Deno.test("a density that is 0 nearly everywhere in the support cannot start chains", () => {
  const logDensity = (points: Float64Array) => {
    return Float64Array.from(
      { length: points.length / 3 },
      (_, i) => points.subarray(3 * i, 3 * i + 3).every((x) => Math.abs(x) < 0.01) ? 0 : -Infinity,
    );
  };
  assert.throws(
    () => chainPool({ dimension: 3, logDensity, support: box(3, 10) }, keyFromSeed(9), "tiny"),
    { name: "RangeError", message: /must be positive at 128 of 8192 points .*: it is at 0/ },
  );
});
