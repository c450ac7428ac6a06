import assert from "node:assert/strict";
import { join } from "@std/path";
import fc from "../property.ts";
import { parseResultLines, readResults } from "../../src/runner/result_lines.ts";

const line = (id: string) =>
  JSON.stringify({
    ...{ id, trial: { note: "β ≥ 0.9" }, status: "failed", reason: "for a test" },
    timing: { cpuSeconds: 0, wallSeconds: 0 },
  });
const bytes = (text: string) => new TextEncoder().encode(text);
const ids = (content: Uint8Array) =>
  parseResultLines(content).lines.map(({ result }) => result?.id);

Deno.test("an empty file holds no lines and gives no warning", () => {
  assert.deepEqual(parseResultLines(bytes("")), { lines: [], warnings: [], wholeBytes: 0 });
});

Deno.test("whole lines are read in order", () => {
  const content = bytes(`${line("a")}\n${line("b")}\n`);
  assert.deepEqual(ids(content), ["a", "b"]);
  assert.equal(parseResultLines(content).wholeBytes, content.length);
});

Deno.test("wherever the file is cut, the whole lines before the cut are read", () => {
  const content = bytes(`${line("a")}\n${line("b")}\n${line("c")}\n`);
  const length = content.length / 3;
  fc.assert(fc.property(fc.integer({ min: 0, max: content.length }), (cut) => {
    const { lines, warnings, wholeBytes } = parseResultLines(content.subarray(0, cut));
    // A line that lacks nothing but its end is whole.
    const whole = Math.floor((cut + 1) / length);
    assert.equal(lines.length, whole);
    const remainder = cut - wholeBytes;
    assert.ok(remainder >= 0 && remainder < length);
    assert.equal(warnings.length, remainder > 0 ? 1 : 0);
    if (remainder > 0) {
      assert.equal(warnings[0], `results.ndjson: line ${whole + 1} was cut off and is ignored`);
    }
  }));
});

Deno.test("lines that hold no result are reported by number and kept as text", () => {
  const bad = ["not JSON", "{}", "null", line("x").replace("failed", "done")];
  for (const text of bad) {
    const { lines, warnings } = parseResultLines(bytes(`${line("a")}\n${text}\n${line("b")}\n`));
    assert.deepEqual(warnings, ["results.ndjson: line 2 holds no result and is ignored"]);
    assert.deepEqual(lines.map(({ text }) => text), [line("a"), text, line("b")]);
    assert.deepEqual(lines.map(({ result }) => result?.id), ["a", undefined, "b"]);
  }
});

Deno.test("the results of a folder are read with their warnings", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(join(folder, "results.ndjson"), `${line("a")}\n?\n${line("b")}`);
  const { results, warnings } = await readResults(folder);
  assert.deepEqual(results.map(({ id }) => id), ["a", "b"]);
  assert.equal(warnings.length, 1);
  await Deno.remove(folder, { recursive: true });
});
