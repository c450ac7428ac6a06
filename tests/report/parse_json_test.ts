import assert from "node:assert/strict";
import { parseJson } from "../../src/report/parse_json.ts";

Deno.test("halves of characters become U+FFFD, whole ones stay", () => {
  const text = String
    .raw`{"a":"\ud800x","b":["\uDC00"],"\ud801":{"__proto__":1},"c":"\ud83d\ude00 \\ud800"}`;
  assert.deepEqual(parseJson(text), {
    a: "\uFFFDx",
    b: ["\uFFFD"],
    "\uFFFD": Object.fromEntries([["__proto__", 1]]),
    c: "😀 \\ud800",
  });
});

Deno.test("what is no JSON is a SyntaxError either way", () => {
  for (const text of ["{", '{"\\ud800']) assert.throws(() => parseJson(text), SyntaxError);
});
