import assert from "node:assert/strict";
import { manifestChanges } from "../../../src/report/compare/manifest_changes.ts";
import { readManifest } from "../../../src/report/manifest.ts";

const MANIFEST = {
  blindspot: { version: "0.1.0", commit: { hash: "abc", modified: false } },
  scenario: {
    name: "s",
    seeds: 3,
    fits: {
      targets: [{ name: "a", law: { law: "x", weights: [0.1, 0.9] } }, {
        name: "b",
        law: { law: "y" },
      }],
      estimators: [{ name: "m", beta: 0.5 }, { name: "m", beta: 0.9 }],
      budget: { steps: 10, batch: 5 },
    },
  },
  plannedTrials: 12,
  commandLine: "deno task bench s",
  cpu: { model: "one", count: 2 },
  runtime: { deno: "2.9.6" },
  engine: "wasm-simd",
  startTime: "2000-01-01T00:00:00Z",
  endTime: "2000-01-01T00:01:00Z",
};

function changes(change: (manifest: typeof MANIFEST) => unknown) {
  const changed = structuredClone(MANIFEST);
  change(changed);
  return manifestChanges(readManifest(MANIFEST), readManifest(changed));
}

Deno.test("the same manifest has no change, whenever it ran", () => {
  assert.deepEqual(changes((manifest) => manifest.endTime = "2001-01-01T00:00:00Z"), []);
  assert.deepEqual(changes((manifest) => manifest.scenario.fits.targets.reverse()), []);
});

Deno.test("version, commit, machine, engine and runtime are told", () => {
  const found = changes((manifest) => {
    manifest.blindspot = { version: "0.2.0", commit: { hash: "def", modified: true } };
    manifest.cpu.model = "two";
    manifest.runtime.deno = "2.9.7";
    manifest.engine = "wasm-relaxed";
  });
  assert.deepEqual(found, [
    { field: "Blindspot", before: "0.1.0", after: "0.2.0" },
    { field: "commit", before: "abc", after: "def" },
    { field: "cpu model", before: "one", after: "two" },
    { field: "runtime deno", before: "2.9.6", after: "2.9.7" },
    { field: "engine", before: "wasm-simd", after: "wasm-relaxed" },
    { field: "source", after: "modified since the commit" },
  ]);
});

Deno.test("a field of the scenario is told by its path, an entry with a name by its name", () => {
  const { targets, estimators } = MANIFEST.scenario.fits;
  assert.deepEqual(
    changes(({ scenario: { fits } }) => {
      fits.budget.steps = 20;
      fits.targets = [{ ...targets[1] }, { name: "a", law: { law: "x", weights: [0.2, 0.8] } }];
      fits.estimators = [...estimators, { name: "m", beta: 0.95 }];
    }),
    [
      { field: "scenario.fits.targets[a].law.weights", before: "[0.1,0.9]", after: "[0.2,0.8]" },
      { field: "scenario.fits.estimators[m 3]", after: '{"beta":0.95,"name":"m"}' },
      { field: "scenario.fits.budget.steps", before: "10", after: "20" },
    ],
  );
});

Deno.test("a run without a manifest lacks every field", () => {
  const found = manifestChanges({ facts: [] }, readManifest(MANIFEST));
  assert.ok(found.every(({ before }) => before === undefined));
  assert.ok(found.some(({ field }) => field === "scenario"));
});
