import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import { resultsCsv } from "../../../web/results/results_csv.ts";
import { statusesOf } from "../../../web/results/table_columns.ts";
import { ROWS } from "./example_rows.ts";

Deno.test("the CSV has the rows that are shown, in their order", () => {
  const text = resultsCsv(ROWS, statusesOf(ROWS), Uint32Array.of(5, 3, 0));
  const [head, ...rows] = parse(text) as string[][];
  assert.deepEqual(head.slice(0, 7), [
    ...["id", "target", "estimator", "seed", "status", "kl", "klError"],
  ]);
  assert.deepEqual(rows.map((row) => row[0]), ["af6", "ad4", "aa1"]);
  assert.deepEqual(rows[1].slice(3, 7), ["1", "failed", "", ""]);
  assert.ok(text.endsWith("\r\n"));
});

Deno.test("a name that begins as a formula is made a text, and a negative number stays one", () => {
  const [, row] = parse(resultsCsv(ROWS, statusesOf(ROWS), Uint32Array.of(5))) as string[][];
  assert.equal(row[1], "'=cmd|x");
  assert.equal(row[5], "-0.001");
});
