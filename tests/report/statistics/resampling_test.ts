import assert from "node:assert/strict";
import { keyFromSeed } from "../../../src/random/key.ts";
import { uniform } from "../../../src/random/uniform.ts";
import {
  resampleCount,
  resampledMeans,
  resampleDraws,
  resampleKey,
  resamplingOf,
} from "../../../src/report/statistics/resampling.ts";

const KEY = keyFromSeed(3);

Deno.test("ordinary runs draw 10,000 resamples of their own for each interval", () => {
  assert.equal(resamplingOf(2000), "own");
  assert.equal(resamplingOf(2001), "shared");
  assert.equal(resampleCount(100), 10_000);
  assert.notDeepEqual(resampleKey("p", "a"), resampleKey("p", "b"));
});

Deno.test("an interval takes at most a million draws, or 400 resamples", () => {
  assert.equal(resampleCount(1000), 1000);
  assert.equal(resampleCount(100_000), 400);
  assert.equal(resampleCount(10, "shared"), 2000);
});

Deno.test("shared draws have one key for all names and another for each purpose", () => {
  assert.deepEqual(resampleKey("p", "a", "shared"), resampleKey("p", "b", "shared"));
  assert.notDeepEqual(resampleKey("p", "a", "shared"), resampleKey("q", "a", "shared"));
});

Deno.test("draws are those of the generator, however many were asked for before", () => {
  const first = [...uniform(KEY, 8)];
  assert.deepEqual([...resampleDraws(KEY, 8).slice(0, 8)], first);
  assert.deepEqual([...resampleDraws(KEY, 3).slice(0, 3)], first.slice(0, 3));
  resampleDraws(keyFromSeed(4), 5);
  resampleDraws(keyFromSeed(5), 5);
  assert.deepEqual([...resampleDraws(KEY, 8).slice(0, 8)], first);
});

Deno.test("resampled means are means of the values that the draws point at", () => {
  const values = [1, 10, 100];
  const draws = uniform(KEY, 6);
  const picked = [...draws].map((draw) => values[Math.floor(3 * draw)]);
  assert.deepEqual(
    [...resampledMeans(values, KEY, 2)],
    [0, 3].map((from) => (picked[from] + picked[from + 1] + picked[from + 2]) / 3),
  );
});
