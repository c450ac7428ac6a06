import assert from "node:assert/strict";
import fc from "../property.ts";
import { textLines } from "../../src/runner/text_lines.ts";

Deno.test("lines come whole, wherever the stream is cut into chunks", async () => {
  const lines = fc.array(fc.string({ unit: fc.constantFrom("a", "β", "≥", "😀") }), {
    minLength: 1,
  });
  await fc.assert(
    fc.asyncProperty(lines, fc.integer({ min: 1, max: 7 }), async (lines, size) => {
      const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
      const chunks = Array.from(
        { length: Math.ceil(bytes.length / size) },
        (_, chunk) => bytes.subarray(chunk * size, (chunk + 1) * size),
      );
      assert.deepEqual(await Array.fromAsync(textLines(ReadableStream.from(chunks))), lines);
    }),
  );
});

Deno.test("a last line without an end counts as one", async () => {
  const stream = ReadableStream.from([new TextEncoder().encode("a\nb")]);
  assert.deepEqual(await Array.fromAsync(textLines(stream)), ["a", "b"]);
});

Deno.test("a line that is longer than it may be is refused, before its end has come", async () => {
  const stream = new Blob(["ab\n", "abcd"]).stream();
  const lines: string[] = [];
  await assert.rejects(async () => {
    for await (const line of textLines(stream, 3)) lines.push(line);
  }, /^RangeError: Cannot read a line as it must have at most 3 characters$/);
  assert.ok(lines.length <= 1);
});
