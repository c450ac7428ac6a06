import assert from "node:assert/strict";
import { collectFits } from "../../src/report/collect_fits.ts";
import { diagnosticsTable } from "../../src/report/diagnostics_table.ts";
import { exampleFit, mixture } from "./example_results.ts";

Deno.test("diagnostics have a column for each key that any fit has", () => {
  const groups = collectFits([
    { ...exampleFit(), diagnostics: { normaliserError: 2e-7, engine: "wasm" } },
    {
      ...exampleFit({ estimator: mixture(0.9) }),
      diagnostics: { massBelowZero: 0.0031, steps: 4000, floorIsRelative: true },
    },
  ], { facts: [] });
  const { columns, rows } = diagnosticsTable(groups);
  const cell = (row: number, column: string) => rows[row].cells[columns.indexOf(column)];
  const [fd, mfd] = rows[0].estimator === "FD" ? [0, 1] : [1, 0];
  assert.equal(cell(fd, "normaliser error"), "2.00×10⁻⁷");
  assert.equal(cell(fd, "engine"), "wasm");
  assert.equal(cell(fd, "mass below zero"), "");
  assert.equal(cell(mfd, "mass below zero"), "0.00310");
  assert.equal(cell(mfd, "steps"), "4000");
  assert.equal(cell(mfd, "floor is relative"), "yes");
});
