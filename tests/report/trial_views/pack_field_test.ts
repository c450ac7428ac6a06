import assert from "node:assert/strict";
import fc from "../../property.ts";
import type { LogDensityGrid } from "../../../src/report/parse_artifact.ts";
import { levelsOf, packField, packLogRatio } from "../../../src/report/trial_views/pack_field.ts";
import { packLevels, unpackLevels } from "../../../src/report/trial_views/pack_levels.ts";

const WIDTH = 7;

function grid(values: readonly number[]): LogDensityGrid {
  const shape = [WIDTH, values.length / WIDTH];
  return { lower: [-1, -2], upper: [1, 2], shape, values: Float32Array.from(values) };
}

Deno.test("any levels come back as they were packed", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (
      levels,
      width,
    ) => {
      const letters = packLevels(levels, width);
      assert.equal(letters.length, levels.length);
      assert.deepEqual(unpackLevels(letters, width), Uint8Array.from(levels));
    }),
  );
});

Deno.test("a plane is predicted exactly: behind its first row and column all letters are one", () => {
  const levels = Uint8Array.from({ length: 36 }, (_, i) => 3 * (i % 6) + 5 * Math.floor(i / 6));
  const letters = packLevels(levels, 6);
  const inner = [...letters].filter((_, i) => i % 6 > 0 && i >= 6);
  assert.equal(new Set(inner).size, 1);
});

Deno.test("a value within the range comes back within half a level, others as the nearer end", () => {
  const value = fc.double({ min: -30, max: 10, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 14, maxLength: 14 }), (values) => {
      const [low, high] = [-9, -1];
      const packed = packField(grid(values), [low, high]);
      levelsOf(packed).forEach((level, i) => {
        const clipped = Math.min(high, Math.max(low, Math.fround(values[i])));
        const back = low + (high - low) * level / 255;
        assert.ok(Math.abs(back - clipped) <= (high - low) / 510 + 1e-9);
      });
    }),
  );
});

Deno.test("−∞ and NaN have the lowest level", () => {
  const packed = packField(grid([-Infinity, NaN, 0, 0, 0, 0, 0]), [-8, 0]);
  assert.deepEqual([...levelsOf(packed)], [0, 0, 255, 255, 255, 255, 255]);
});

Deno.test("a log ratio is masked where the truth is negligible, and spans the least reach", () => {
  const truth = grid([-20, -1, -1, -1, -1, -1, -1]);
  const fit = grid([5, -1, -1.2, -0.8, -1, -1.3, -0.7]);
  const packed = packLogRatio(fit, truth, -9);
  // The largest ratio where p counts is 0.3 in size: of 0.1, 0.3, 1 and 3 the second holds it.
  const reach = packed.range[1];
  assert.ok(reach === 0.3 || reach === 1);
  const levels = [...levelsOf(packed)];
  assert.equal(levels[0], 0);
  const back = levels.slice(1).map((level) => -reach + 2 * reach * (level - 1) / 254);
  [0, -0.2, 0.2, 0, -0.3, 0.3].forEach((ratio, i) =>
    assert.ok(Math.abs(back[i] - ratio) <= reach / 254 + 1e-6)
  );
});
