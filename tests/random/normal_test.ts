import assert from "node:assert/strict";
import { normalCdf } from "../../src/numeric/normal_cdf.ts";
import { keyFromSeed } from "../../src/random/key.ts";
import { normal } from "../../src/random/normal.ts";
import { kolmogorovSmirnov } from "./kolmogorov_smirnov.ts";

const COUNT = 100_000;

Deno.test("normal draws pass a Kolmogorov–Smirnov test", () => {
  for (const seed of [0, 1, 2]) {
    assert.ok(kolmogorovSmirnov(normal(keyFromSeed(seed), COUNT), normalCdf) < 1.95);
  }
});

Deno.test("normal draws have the moments 0, 1, 0, 3 of the standard normal law", () => {
  const draws = normal(keyFromSeed(4), COUNT);
  // E zᵏ and the variance of zᵏ, E z²ᵏ − (E zᵏ)².
  const moments = [[1, 0, 1], [2, 1, 2], [3, 0, 15], [4, 3, 96]];
  for (const [power, expected, variance] of moments) {
    const average = draws.reduce((sum, z) => sum + z ** power, 0) / COUNT;
    assert.ok(Math.abs(average - expected) < 5 * Math.sqrt(variance / COUNT), `moment ${power}`);
  }
});

Deno.test("neighbouring normal draws, which share a transform, are uncorrelated", () => {
  const draws = normal(keyFromSeed(5), COUNT);
  let sum = 0;
  for (let i = 0; i < COUNT; i += 2) sum += draws[i] * draws[i + 1];
  assert.ok(Math.abs(sum) < 5 * Math.sqrt(COUNT / 2));
});

Deno.test("an odd number of normal draws is the start of an even one", () => {
  const key = keyFromSeed(6);
  assert.deepEqual(normal(key, 7), normal(key, 8).slice(0, 7));
});
