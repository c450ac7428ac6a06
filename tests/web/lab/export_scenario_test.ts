import assert from "node:assert/strict";
import { LAB_PRESETS } from "../../../bench/write_lab.ts";
import { parseScenario } from "../../../src/suite/scenario_schema.ts";
import { planTrials } from "../../../src/suite/plan.ts";
import { registries } from "../../../src/suite/registries.ts";
import { exportScenario } from "../../../web/lab/export_scenario.ts";
import { DEFAULTS } from "../../../web/lab/lab_state.ts";

for (const { name, law } of LAB_PRESETS) {
  Deno.test(`what the lab exports of ${name} is a scenario with four trials`, async () => {
    const state = { ...DEFAULTS, preset: name, law, seed: 7, beta: 0.8, widening: 1.2, steps: 150 };
    const json = JSON.parse(JSON.stringify(exportScenario(state)));
    const scenario = parseScenario(json, registries);
    const planned = await planTrials(scenario, () => "1");
    assert.equal(planned.length, 4);
    for (const { trial } of planned) {
      assert.ok("estimator" in trial && "law" in trial.target);
      assert.equal(trial.seed, 7);
      assert.equal(trial.estimator.widening, 1.2);
      assert.deepEqual(trial.target.law, JSON.parse(JSON.stringify(law)));
    }
  });
}

Deno.test("a law of one's own is exported under a name that a scenario takes", () => {
  const law = { law: "gaussian-mixture", weights: [1], means: [[0]], covariances: [[[1]]] };
  const scenario = exportScenario({ ...DEFAULTS, preset: undefined, law });
  assert.equal(parseScenario(scenario, registries).name, "lab-own-target");
});
