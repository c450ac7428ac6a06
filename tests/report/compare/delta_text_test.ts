import assert from "node:assert/strict";
import { changeText, MARK_LEGEND, verdictMark } from "../../../src/report/compare/delta_text.ts";

Deno.test("a change is per cent, and from threefold on a ratio", () => {
  assert.deepEqual(
    [0, 0.12, -0.034, 1.99, 2, 15, -0.5, -2 / 3 - 1e-9, -0.9375, NaN].map(changeText),
    [
      "0\u00a0%",
      "+12\u00a0%",
      "−3.4\u00a0%",
      "+200\u00a0%",
      "×3",
      "×16",
      "−50\u00a0%",
      "÷3",
      "÷16",
      "–",
    ],
  );
});

Deno.test("every mark is explained", () => {
  const kinds = ["higher", "lower", "no significant difference", "undecided", "unchanged"] as const;
  const marks = kinds.map((kind) => verdictMark({ kind, words: "" }));
  assert.equal(new Set(marks).size, kinds.length);
  for (const mark of marks) assert.ok(MARK_LEGEND.includes(`${mark} `));
});
