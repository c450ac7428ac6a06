import assert from "node:assert/strict";
import { readManifest } from "../../src/report/manifest.ts";
import { describeRun, endRun } from "../../src/runner/manifest.ts";

const scenario = { name: "x", title: "X", description: "An example.", seeds: 2 };

Deno.test("readManifest finds every field in what a run writes", async () => {
  const written = endRun(await describeRun(scenario, 7, ["deno", "task", "bench", "x"]), []);
  const read = readManifest(JSON.parse(JSON.stringify(written)));
  assert.equal(read.scenario?.title, "X");
  assert.equal(read.version, written.blindspot.version);
  assert.equal(read.commit, written.blindspot.commit?.hash);
  assert.equal(read.command, "deno task bench x");
  assert.equal(read.planned, 7);
  assert.equal(read.end, written.endTime);
  const facts = new Map(read.facts);
  assert.equal(facts.get("cpu model"), written.cpu.model);
  assert.equal(facts.get("runtime deno"), Deno.version.deno);
  assert.equal(facts.get("seeds"), "0, 1");
});

Deno.test("readManifest takes a manifest with fields missing or of another shape", () => {
  assert.deepEqual(readManifest({}).facts, []);
  assert.deepEqual(readManifest(null).facts, []);
  const odd = readManifest({ scenario: 3, blindspot: "?", plannedTrials: "many", cpu: [1, null] });
  assert.equal(odd.scenario, undefined);
  assert.equal(odd.planned, undefined);
  assert.deepEqual(odd.facts, [["cpu", "1, null"]]);
});
