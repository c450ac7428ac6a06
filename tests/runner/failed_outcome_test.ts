import assert from "node:assert/strict";
import { failedOutcome } from "../../src/runner/failed_outcome.ts";
import { planTrials } from "../../src/suite/plan.ts";
import { fakeScenario } from "./fake_scenario.ts";

Deno.test("a failed outcome carries the trial, the reason without folders and the time", async () => {
  const [planned] = await planTrials(fakeScenario(["hang"]), () => "1");
  assert.deepEqual(failedOutcome(planned, "The trial failed as /a/b/c.ts is missing", 2.5), {
    result: {
      id: planned.id,
      trial: planned.trial,
      status: "failed",
      reason: "The trial failed as c.ts is missing",
      timing: { cpuSeconds: 0, wallSeconds: 2.5 },
    },
    artifacts: [],
  });
});
