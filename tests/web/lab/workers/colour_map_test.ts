import assert from "node:assert/strict";
import { paintGrid } from "../../../../web/lab/workers/colour_map.ts";

/** The ends of viridis, as published: #440154 and #fde725. */
const [LOWEST, HIGHEST] = [[68, 1, 84, 255], [253, 231, 37, 255]];

Deno.test("the second axis goes upwards, and the ends are viridis's", () => {
  const values = Float32Array.from([-Infinity, 0, NaN, 5]);
  const pixels = paintGrid(values, 2, { scale: "density", top: 0 });
  const at = (index: number) => [...pixels.subarray(4 * index, 4 * index + 4)];
  assert.deepEqual([0, 1, 2, 3].map(at), [LOWEST, HIGHEST, LOWEST, HIGHEST]);
});

Deno.test("a density of half the highest is halfway up; its logarithm is not", () => {
  const half = Float32Array.from([Math.log(0.5)]);
  const density = [...paintGrid(half, 1, { scale: "density", top: 0 })];
  // The middle of viridis is #21918c.
  density.slice(0, 3).forEach((channel, k) =>
    assert.ok(Math.abs(channel - [33, 145, 140][k]) <= 2, `${density}`)
  );
  assert.notDeepEqual([...paintGrid(half, 1, { scale: "log", top: 0 })], density);
});
