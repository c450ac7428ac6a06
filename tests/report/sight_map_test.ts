import assert from "node:assert/strict";
import { profileCharts } from "../../src/report/profile_charts.ts";
import { sightMaps } from "../../src/report/sight_map.ts";
import type { Method, TrialResult } from "../../src/suite/trial.ts";
import { exampleProfile } from "./example_results.ts";

/** A profile of a named pair with a given sight. */
function profile(pair: string, divergence: Method, sight: number): TrialResult {
  const example = structuredClone(exampleProfile(divergence, [0.1, 0, 0.1, 0.3]));
  const trial = { ...example.trial, pair: { ...pairOf(example), name: pair } };
  const metrics = {
    profile: { ...profileOf(example), relativeCurvature: sight },
  };
  return { ...example, trial, metrics } as TrialResult;
}

function pairOf({ trial }: TrialResult) {
  assert.ok("pair" in trial);
  return trial.pair;
}

function profileOf(result: TrialResult) {
  assert.ok(result.status === "done" && "profile" in result.metrics);
  return result.metrics.profile;
}

const bridge = (variance: number) => ({
  law: "gaussian-mixture",
  weights: [1],
  means: [[0]],
  covariances: [[[variance]]],
});

Deno.test("pairs stand in the order of their numbers, the blindest divergence of the last one first", () => {
  const [map] = sightMaps(profileCharts([
    profile("separation 10", { name: "kl" }, 1),
    profile("separation 2", { name: "kl" }, 1),
    profile("separation 10", { name: "fisher" }, 1e-6),
    profile("separation 2", { name: "fisher" }, 2),
  ]));
  assert.deepEqual(map.columns, ["separation 2", "separation 10"]);
  assert.match(map.rows[0], /^Fisher/);
  assert.deepEqual(map.values, [[2, 1e-6], [1, 1]]);
});

Deno.test("what was not measured is left open", () => {
  const [map] = sightMaps(profileCharts([
    profile("a", { name: "kl" }, 1),
    profile("b", { name: "fisher" }, 0.5),
    profile("b", { name: "kl" }, NaN),
  ]));
  assert.deepEqual(map.values, [[null, 0.5], [1, null]]);
});

Deno.test("several mixing weights and bridges of one pair make a map of their own", () => {
  const mixture = (beta: number, variance: number, sight: number) =>
    profile("pair", { name: "mixture-fisher", beta, bridge: bridge(variance) }, sight);
  const [map] = sightMaps(profileCharts([
    mixture(0.9, 100, 0.4),
    mixture(0.5, 9, 0.1),
    mixture(0.5, 100, 0.2),
  ]));
  assert.deepEqual(map.rows, ["0.5", "0.9"]);
  assert.deepEqual(map.columns, ["m = N(0, 9)", "m = N(0, 100)"]);
  assert.deepEqual(map.values, [[0.1, 0.2], [null, 0.4]]);
});

Deno.test("one pair with one divergence has no map", () => {
  assert.deepEqual(sightMaps(profileCharts([profile("pair", { name: "kl" }, 1)])), []);
});

Deno.test("of many pairs the last alone has charts", () => {
  const entries = profileCharts(
    ["1", "2", "10"].map((name) => profile(name, { name: "fisher" }, 1)),
  );
  assert.deepEqual(entries.map(({ pair, charts }) => [pair.name, charts.length]), [
    ["1", 0],
    ["2", 0],
    ["10", 1],
  ]);
});
