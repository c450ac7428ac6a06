import assert from "node:assert/strict";
import { withoutFolders } from "../../src/runner/without_folders.ts";

const CASES: [text: string, expected: string][] = [
  ["cannot read /home/ann/code/kernel.wasm", "cannot read kernel.wasm"],
  ["at 'file:///home/someone/src/a.ts'", "at 'a.ts'"],
  ['"/tmp/x/a.json" and "/tmp/y/b.json"', '"a.json" and "b.json"'],
  ["cannot read C:\\Users\\ann\\kernel.wasm", "cannot read kernel.wasm"],
  ["see https://example.org/a/b.html", "see https://example.org/a/b.html"],
  ["artifacts/0123.json is missing", "artifacts/0123.json is missing"],
  ["../src/a/b.ts is missing", "../src/a/b.ts is missing"],
  ["β/(1 − β)/2 is 1 / 2", "β/(1 − β)/2 is 1 / 2"],
];

for (const [text, expected] of CASES) {
  Deno.test(`paths of this machine are cut from: ${text}`, () => {
    assert.equal(withoutFolders(text), expected);
  });
}

Deno.test("folders that every machine has stay", () => {
  const text = 'read access to "/etc/passwd" and "/proc/self/environ", not to "/home/jane/etc/x"';
  assert.equal(
    withoutFolders(text),
    'read access to "/etc/passwd" and "/proc/self/environ", not to "x"',
  );
});
