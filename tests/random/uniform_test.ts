import assert from "node:assert/strict";
import { keyFromSeed } from "../../src/random/key.ts";
import { uniform } from "../../src/random/uniform.ts";
import { kolmogorovSmirnov } from "./kolmogorov_smirnov.ts";

const COUNT = 100_000;

Deno.test("uniform draws lie in [0, 1) and pass a Kolmogorov–Smirnov test", () => {
  for (const seed of [0, 1, 2]) {
    const draws = uniform(keyFromSeed(seed), COUNT);
    assert.ok(draws.every((u) => u >= 0 && u < 1));
    assert.ok(kolmogorovSmirnov(draws, (u) => u) < 1.95);
  }
});

Deno.test("uniform draws have mean 1/2, variance 1/12 and no serial correlation", () => {
  const draws = uniform(keyFromSeed(7), COUNT).map((u) => u - 0.5);
  const average = (f: (u: number, i: number) => number) =>
    draws.reduce((sum, u, i) => sum + f(u, i), 0) / COUNT;
  assert.ok(Math.abs(average((u) => u)) < 5 * Math.sqrt(1 / 12 / COUNT));
  // Var u² = 1/80 − 1/144 for u uniform about 0.
  assert.ok(Math.abs(average((u) => u * u) - 1 / 12) < 5 * Math.sqrt((1 / 80 - 1 / 144) / COUNT));
  const lagged = average((u, i) => i === 0 ? 0 : u * draws[i - 1]);
  assert.ok(Math.abs(lagged) < 5 / 12 / Math.sqrt(COUNT));
});

Deno.test("the same key gives the same draws, and a longer draw begins with a shorter one", () => {
  const key = keyFromSeed(3);
  assert.deepEqual(uniform(key, 10), uniform(key, 20).slice(0, 10));
  assert.equal(uniform(key, 0).length, 0);
});
