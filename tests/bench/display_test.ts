import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { barDisplay } from "../../bench/display.ts";
import { planTrials } from "../../src/suite/plan.ts";
import type { TrialResult } from "../../src/suite/trial.ts";
import { fakeScenario } from "../runner/fake_scenario.ts";

Deno.test("on a terminal, one line counts what is done, running and failed, and shows time left", async () => {
  const plan = await planTrials(fakeScenario(["succeed"], 5), () => "1");
  const [, done, failed, running] = plan;
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 120 });
  let shown = "";
  stream.on("data", (bytes) => shown += bytes);
  const display = barDisplay(stream as unknown as NodeJS.WritableStream);
  display.show({ kind: "planned", plan, pending: plan.slice(1) });
  for (const planned of [done, failed, running]) display.show({ kind: "started", planned });
  const result = (status: string) => ({ status }) as TrialResult;
  display.show({ kind: "finished", planned: done, result: result("done") });
  display.show({ kind: "finished", planned: failed, result: result("failed") });
  display.show({ kind: "progress", planned: running, fraction: 0.5 });
  display.close();
  stream.end();
  // One was done before, one is done now; half of the third is, and the last waits.
  assert.match(shown, /█{15}░{9} 2\/5 done · 1 running · 1 failed · 0\.0 s left/);
  assert.match(shown, /░{24} 1\/5 done · 0 running · 0 failed · estimating time left/);
});
