import assert from "node:assert/strict";
import type { LogDensityGrid } from "../../../src/report/parse_artifact.ts";
import { lineDensity, scoreField } from "../../../src/report/trial_views/score_field.ts";

/** log N(0, I) without its constant: its score is −x, which central differences give exactly. */
function gaussianGrid(size: number): LogDensityGrid {
  const at = (i: number) => -3 + 6 * i / (size - 1);
  const values = Float32Array.from(
    { length: size * size },
    (_, i) => -(at(i % size) ** 2 + at(Math.floor(i / size)) ** 2) / 2,
  );
  return { lower: [-3, -3], upper: [3, 3], shape: [size, size], values };
}

Deno.test("the score field of a standard Gaussian is −x at every arrow", () => {
  const { x, y, arrows, unit } = scoreField(gaussianGrid(101), 0.05);
  assert.equal(x.length, 18);
  y.forEach((along, row) =>
    x.forEach((across, column) => {
      const at = 2 * (row * x.length + column);
      // Half a unit of rounding, and float32 differences over two cells of 0.06.
      assert.ok(Math.abs(arrows[at]! * unit + across) < 0.026, `${across}`);
      assert.ok(Math.abs(arrows[at + 1]! * unit + along) < 0.026, `${along}`);
    })
  );
});

Deno.test("where the density is 0 there is no arrow", () => {
  const grid = gaussianGrid(41);
  grid.values.fill(-Infinity, 0, 41 * 20);
  const { arrows, x } = scoreField(grid, 0.05);
  assert.deepEqual(arrows.slice(0, 2 * x.length), new Array(2 * x.length).fill(null));
  assert.notEqual(arrows.at(-1), null);
});

Deno.test("the score of N(0, 4) on the line is −x/4", () => {
  const values = Float32Array.from({ length: 512 }, (_, i) => -((-6 + 12 * i / 511) ** 2) / 8);
  const { x, score } = lineDensity({ lower: [-6], upper: [6], shape: [512], values });
  assert.equal(x.length, 256);
  x.slice(1, -1).forEach((place, i) =>
    assert.ok(Math.abs(score[i + 1]! + place / 4) < 1e-3, `${place}`)
  );
});
