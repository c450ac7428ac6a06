import assert from "node:assert/strict";
import fc from "../property.ts";
import { keyFromSeed } from "../../src/random/key.ts";
import { fromCoordinates, splitSamples } from "../../src/suite/split_samples.ts";

Deno.test("splitSamples() puts every point into one part, a fifth of them into the test", () => {
  fc.assert(fc.property(fc.integer({ min: 20, max: 200 }), fc.nat(1000), (count, seed) => {
    const points = Float64Array.from({ length: 2 * count }, (_, i) => i + 1);
    const parts = splitSamples(points, 2, keyFromSeed(seed), true);
    const { training, heldOut } = parts.problem.fixed!;
    assert.equal(parts.test.length / 2, Math.round(count / 5));
    const all = [training, heldOut, parts.test]
      .flatMap((part) => [...fromCoordinates(part, parts.coordinates)]).map(Math.round);
    assert.deepEqual(all.sort((a, b) => a - b), [...points]);
    const rows = [...parts.testRows].flatMap((row) => [2 * row + 1, 2 * row + 2]);
    const test = [...fromCoordinates(parts.test, parts.coordinates)].map(Math.round);
    assert.deepEqual(test, rows);
  }));
});

Deno.test("splitSamples() standardises by the training part alone", () => {
  const points = Float64Array.from({ length: 200 }, (_, i) => i % 2 === 0 ? i ** 2 : 7 - i);
  const { problem } = splitSamples(points, 2, keyFromSeed(1001), true);
  const { training } = problem.fixed!;
  for (const axis of [0, 1]) {
    const own = training.filter((_, i) => i % 2 === axis);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    const squares = own.reduce((sum, value) => sum + value ** 2, 0);
    assert.ok(Math.abs(mean) < 1e-12);
    assert.ok(Math.abs(squares / (own.length - 1) - 1) < 1e-12);
  }
});

Deno.test("splitSamples() leaves units alone where it is told to, and differs by seed", () => {
  const points = Float64Array.from({ length: 60 }, (_, i) => i);
  const [first, again, other] = [1001, 1001, 1002]
    .map((seed) => splitSamples(points, 1, keyFromSeed(seed), false));
  assert.deepEqual([...first.test], [...first.testRows]);
  assert.deepEqual(again, { ...first, problem: again.problem });
  assert.notDeepEqual(other.testRows, first.testRows);
});

Deno.test("splitSamples() refuses a column that is constant in the training part", () => {
  const points = new Float64Array(40);
  points[3] = 1;
  const act = (seed: number) => splitSamples(points, 1, keyFromSeed(seed), true);
  const outcomes = Array.from({ length: 30 }, (_, seed) => {
    try {
      act(1001 + seed);
      return "split";
    } catch (error) {
      assert.match((error as Error).message, /column 0 has its mean 0 alone/);
      return "refused";
    }
  });
  // The one point that differs is in the training part of some seeds and not of others.
  assert.deepEqual(new Set(outcomes), new Set(["split", "refused"]));
});
