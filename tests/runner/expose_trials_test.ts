import assert from "node:assert/strict";
import { join } from "@std/path";
import { LocalExecutor } from "../../src/runner/local.ts";
import { planTrials } from "../../src/suite/plan.ts";
import { FAKE_WORKER, fakeScenario } from "./fake_scenario.ts";

Deno.test("progress is reported at once, then at most five times a second", async () => {
  const executor = new LocalExecutor({ workers: 1, trialTimeLimit: 60, workerUrl: FAKE_WORKER });
  const fractions: number[] = [];
  // The trial reports as often as it can for half a second.
  const trials = await planTrials(fakeScenario(["reportOften"]), () => "1");
  const outcomes = executor.run(trials, {
    onEvent: (event) => event.kind === "progress" && fractions.push(event.fraction),
  });
  assert.equal((await Array.fromAsync(outcomes))[0].result.status, "done");
  assert.equal(fractions[0], 0);
  // At 0, 200 and 400 ms, and once more where the machine pauses the loop at its end.
  assert.ok(fractions.length <= 4, `${fractions.length} reports`);
});

Deno.test("a trial that never pauses is stopped at its next report of progress", async () => {
  const markers = await Deno.makeTempDir();
  const workerUrl = new URL(`${FAKE_WORKER}?markers=${markers}`);
  const executor = new LocalExecutor({ workers: 1, trialTimeLimit: 0.3, workerUrl });
  const trials = await planTrials(fakeScenario(["spinUntilStopped"]), () => "1");
  const [{ result }] = await Array.fromAsync(executor.run(trials));
  assert.equal(result.status, "failed");
  let stopped: string | undefined;
  while (stopped === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    stopped = await Deno.readTextFile(join(markers, "stopped")).catch(() => undefined);
  }
  assert.match(stopped, /the worker was stopped/);
  await Deno.remove(markers, { recursive: true });
});
