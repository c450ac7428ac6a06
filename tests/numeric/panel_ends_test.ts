import assert from "node:assert/strict";
import { panelEnds } from "../../src/numeric/panel_ends.ts";

Deno.test("panels are at most one length scale long", () => {
  assert.deepEqual(panelEnds(0, 2, 0.5), [0, 0.5, 1, 1.5, 2]);
  assert.deepEqual(panelEnds(0, 1, 7), [0, 1]);
});

Deno.test("breakpoints inside are ends, once; those outside are left out", () => {
  assert.deepEqual(panelEnds(0, 1, 0.5, [0.75, -1, 0.5, 0, 2, 0.25]), [0, 0.25, 0.5, 0.75, 1]);
});

Deno.test("a tiny length scale does not make panels without number", () => {
  assert.equal(panelEnds(0, 1, 1e-12).length, 4097);
});
