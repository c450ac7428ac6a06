import assert from "node:assert/strict";
import { latexText } from "../../../src/report/exports/latex_text.ts";
import fc from "../../property.ts";
import { checkLatex } from "./check_latex.ts";

Deno.test("the ten special characters of LaTeX print as themselves", () => {
  assert.equal(latexText("# $ % & _ { }"), "\\# \\$ \\% \\& \\_ \\{ \\}");
  assert.equal(
    latexText("\\ ^ ~"),
    "\\textbackslash{} \\textasciicircum{} \\textasciitilde{}",
  );
});

Deno.test("Greek letters, signs, high and low digits become commands", () => {
  assert.equal(
    latexText("β = 10⁻⁶, W₁"),
    "\\ensuremath{\\beta} = 10\\ensuremath{^{-6}}, W\\ensuremath{_{1}}",
  );
  assert.equal(latexText("χ² – é"), "\\ensuremath{\\chi}\\ensuremath{^{2}} -- é");
});

Deno.test("any text stays within its cell", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(...'\\{}$&#%_^~<>|"`[]*⁻²₁β\n a') }),
  );
  fc.assert(fc.property(text, (cell) => {
    const rows = checkLatex(
      `\\begin{tabular}{ll}\n${latexText(cell)} & 1 \\\\\n${
        latexText(cell)
      } & 2 \\\\\n\\end{tabular}`,
    );
    assert.deepEqual(rows.map((row) => row.slice(1)), [["1"], ["2"]]);
  }));
});
