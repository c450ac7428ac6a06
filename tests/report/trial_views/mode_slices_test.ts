import assert from "node:assert/strict";
import type { LogDensityGrid } from "../../../src/report/parse_artifact.ts";
import { coarseGrid, interpolateGrid } from "../../../src/report/trial_views/interpolate_grid.ts";
import { modeSegments, sliceAlong } from "../../../src/report/trial_views/mode_slices.ts";
import { neighbouringModes } from "../../../src/report/trial_views/neighbouring_modes.ts";

const SQUARE: [number, number][] = [[-5, -5], [-5, 5], [5, -5], [5, 5]];

function sampled(size: number, f: (x: number, y: number) => number): LogDensityGrid {
  const at = (i: number) => -8 + 16 * i / (size - 1);
  const values = Float32Array.from(
    { length: size * size },
    (_, i) => f(at(i % size), at(Math.floor(i / size))),
  );
  return { lower: [-8, -8], upper: [8, 8], shape: [size, size], values };
}

function nearest(points: Float64Array): number[] {
  return Array.from(
    { length: points.length / 2 },
    (_, i) => 2 * Number(points[2 * i] > 0) + Number(points[2 * i + 1] > 0),
  );
}

const bumps = (x: number, y: number) =>
  Math.log(SQUARE.reduce((sum, [a, b]) => sum + Math.exp(-((x - a) ** 2 + (y - b) ** 2) / 2), 0));

Deno.test("on a square the neighbours are its sides, and all points stay connected", () => {
  assert.deepEqual(neighbouringModes(SQUARE), [[0, 1], [0, 2], [1, 3], [2, 3]]);
  // On a ring of 8 each has two neighbours.
  const ring = Array.from({ length: 8 }, (_, k): [number, number] => [
    Math.cos(k * Math.PI / 4),
    Math.sin(k * Math.PI / 4),
  ]);
  assert.equal(neighbouringModes(ring).length, 8);
});

Deno.test("segments lead from peak to peak within half a cell", () => {
  const grid = sampled(81, bumps);
  const { segments, neighbours } = modeSegments(grid, nearest, [0.1, 0.2, 0.3, 0.4]);
  assert.equal(neighbours, 4);
  assert.deepEqual(segments.map(({ modes }) => modes), [[1, 2], [1, 3], [2, 4], [3, 4]]);
  for (const { modes: [a, b], from, to } of segments) {
    for (const [end, centre] of [[from, SQUARE[a - 1]], [to, SQUARE[b - 1]]]) {
      assert.ok(end.every((entry, axis) => Math.abs(entry - centre[axis]) <= 0.1));
    }
  }
});

Deno.test("of more than 8 segments the heaviest are kept, and how many there are is told", () => {
  const centres = Array.from(
    { length: 25 },
    (_, k) => [3 * (k % 5) - 6, 3 * Math.floor(k / 5) - 6],
  );
  const grid = sampled(
    97,
    (x, y) => Math.max(...centres.map(([a, b]) => -((x - a) ** 2 + (y - b) ** 2))),
  );
  const assign = (points: Float64Array) =>
    Array.from({ length: points.length / 2 }, (_, i) => {
      const index = (value: number) => Math.min(4, Math.max(0, Math.round((value + 6) / 3)));
      return index(points[2 * i]) + 5 * index(points[2 * i + 1]);
    });
  const weights = centres.map((_, k) => (k < 3 ? 0.3 : 0.1 / 22));
  const { segments, neighbours } = modeSegments(grid, assign, weights);
  // A 5 × 5 lattice has 2 × 5 × 4 sides.
  assert.equal(neighbours, 40);
  assert.equal(segments.length, 8);
  // All that lead to one of the first three modes of the lowest row.
  const kept = segments.map(({ modes }) => modes.join());
  for (const pair of ["1,2", "2,3", "3,4", "1,6", "2,7", "3,8"]) assert.ok(kept.includes(pair));
});

Deno.test("a slice through a bilinear field is exact, and −∞ gives null", () => {
  const f = (x: number, y: number) => 1 + 2 * x - 3 * y + x * y / 4;
  const grid = sampled(33, f);
  const [from, to] = [[-5, 1], [6, 1]];
  sliceAlong(grid, { from, to }).forEach((value, i, all) => {
    const x = -5 + 11 * i / (all.length - 1);
    assert.ok(Math.abs(value! - f(x, 1)) < 0.01, `${x}`);
  });
  const empty = sampled(33, (x) => (x < 0 ? -Infinity : 0));
  const slice = sliceAlong(empty, { from, to });
  assert.equal(slice[0], null);
  assert.equal(slice.at(-1), 0);
  assert.equal(interpolateGrid(empty, 8, 8), 0);
});

Deno.test("a coarse grid has at most 96 points an axis and the same corners", () => {
  const fine = sampled(144, (x, y) => x + 10 * y);
  const coarse = coarseGrid(fine);
  assert.deepEqual(coarse.shape, [96, 96]);
  assert.equal(coarse.values[0], fine.values[0]);
  assert.equal(coarse.values.at(-1), fine.values.at(-1));
  assert.equal(coarseGrid(coarse), coarse);
});
