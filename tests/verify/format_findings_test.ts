import assert from "node:assert/strict";
import { formatFindings } from "../../src/verify/format_findings.ts";

Deno.test("failures stand first with all that is known, then gaps, then what passed, then totals", () => {
  const text = formatFindings([
    { check: "speed", status: "passed", expected: "-", found: "fast", where: "", cause: "" },
    {
      check: "modes",
      status: "not covered",
      expected: "-",
      found: "",
      where: "",
      cause: "no modes",
    },
    {
      check: "score",
      status: "failed",
      expected: "a gradient",
      found: "-1, differences give 1",
      where: "x = (2), axis 0",
      cause: "the sign",
    },
  ]);
  const lines = text.split("\n");
  assert.match(lines[0], /^FAILED +score$/);
  assert.deepEqual(lines.slice(1, 5).map((line) => line.trim().replace(/: +/, ": ")), [
    "expected: a gradient",
    "found: -1, differences give 1",
    "where: x = (2), axis 0",
    "cause: the sign",
  ]);
  assert.match(lines[5], /^not covered +modes +no modes$/);
  assert.match(lines[6], /^passed +speed +fast$/);
  assert.equal(lines.at(-1), "1 failed, 1 not covered, 1 passed");
});

Deno.test("no findings are no failures", () => {
  assert.equal(formatFindings([]).trim(), "0 failed, 0 not covered, 0 passed");
});
