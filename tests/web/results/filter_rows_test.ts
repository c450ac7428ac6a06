import assert from "node:assert/strict";
import { filterRows } from "../../../web/results/filter_rows.ts";
import { statusesOf } from "../../../web/results/table_columns.ts";
import { EVERYTHING, type TableState } from "../../../web/results/table_state.ts";
import { ROWS } from "./example_rows.ts";

const kept = (
  state: Partial<TableState>,
) => [...filterRows(ROWS, statusesOf(ROWS), { ...EVERYTHING, ...state })];

Deno.test("nothing chosen shows every row", () => {
  assert.deepEqual(kept({}), [0, 1, 2, 3, 4, 5]);
});

Deno.test("a row passes every filter, each with any of its names", () => {
  assert.deepEqual(kept({ targets: ["rings 2", "=cmd|x"] }), [2, 3, 4, 5]);
  assert.deepEqual(
    kept({ targets: ["rings 2", "=cmd|x"], estimators: ["Maximum likelihood (ML)"] }),
    [3, 5],
  );
  assert.deepEqual(kept({ statuses: ["failed"] }), [3]);
  assert.deepEqual(kept({ targets: ["rings"] }), []);
});

Deno.test("every word of the text must be found, whatever its case", () => {
  assert.deepEqual(kept({ text: "RINGS ml" }), [1, 3]);
  assert.deepEqual(kept({ text: "likelihood done" }), [1, 5]);
  assert.deepEqual(kept({ text: "ad4" }), [3]);
  assert.deepEqual(kept({ text: " \t" }), [0, 1, 2, 3, 4, 5]);
  assert.deepEqual(kept({ text: "nowhere" }), []);
});

Deno.test("a number is a seed or part of a name, and 1 is not the seed 10", () => {
  // Rows 0 and 1 are of "rings 10", rows 2 and 3 have seed 1.
  assert.deepEqual(kept({ text: "1" }), [0, 1, 2, 3]);
  assert.deepEqual(kept({ text: "10" }), [0, 1, 4, 5]);
});
