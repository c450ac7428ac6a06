import assert from "node:assert/strict";
import { failures } from "../../src/report/failures.ts";
import { exampleFailure, exampleFit } from "./example_results.ts";

Deno.test("failures lists every failed trial with its reason, by subject and seed", () => {
  const listed = failures([
    exampleFailure({ target: "b", seed: 2 }, "second"),
    exampleFit(),
    exampleFailure({ target: "b", seed: 1 }, "first"),
    exampleFailure({ target: "a" }, "<b>"),
  ]);
  assert.deepEqual(listed.map(({ subject, seed, reason }) => [subject, seed, reason]), [
    ["a", 0, "<b>"],
    ["b", 1, "first"],
    ["b", 2, "second"],
  ]);
  assert.equal(listed[0].method, "Score matching (FD)");
});
