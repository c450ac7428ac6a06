import assert from "node:assert/strict";
import { join } from "@std/path";
import { queueStatus } from "../../src/runner/queue/queue_status.ts";
import { readResults } from "../../src/runner/result_lines.ts";
import type { RunEvent } from "../../src/runner/run.ts";
import type { FitTrial } from "../../src/suite/trial.ts";
import { fakeScenario } from "./fake_scenario.ts";
import { FAULTS } from "./queue_faults.ts";
import { artifactsOf, linesWithoutTiming, runFake } from "./run_fake.ts";
import { keysAfter, pause, queueTest } from "./queue_harness.ts";
import { runQueued } from "./run_queued.ts";

/** What `queue_main.ts` runs. */
const KILLED_SCENARIO = {
  scenario: FAULTS.find(({ coordinator }) => coordinator === "process")!.scenario,
  trials: 18,
};

const kindsOf = (events: readonly RunEvent[], id: string) =>
  events.filter((event) => "planned" in event && event.planned.id === id).map(({ kind }) => kind);

queueTest(
  "a queued run gives the lines and artifacts of a local one, and empties Redis",
  async (server, folder, consume) => {
    const [out, local] = [join(folder, "queued"), join(folder, "local")];
    const scenario = fakeScenario(
      ["succeed", "throw", { name: "bulk", does: "succeed", artifactBytes: 200_000 }],
      4,
    );
    consume({ lanes: 2 });
    const events: RunEvent[] = [];
    const { url } = server;
    const { plan, interrupted } = await runQueued({
      ...{ url, out, scenario, onEvent: (event) => events.push(event) },
    });
    assert.equal(interrupted, false);
    await runFake({ out: local, scenario });
    assert.deepEqual(await linesWithoutTiming(out), await linesWithoutTiming(local));
    assert.deepEqual(await artifactsOf(out), await artifactsOf(local));
    for (const { id } of plan) {
      const kinds = kindsOf(events, id).filter((kind) => kind !== "progress");
      assert.deepEqual(kinds, ["started", "finished"]);
    }
    assert.deepEqual(await keysAfter(server), []);
  },
);

queueTest(
  "progress comes back while a trial runs, and a status tells it",
  async (server, folder, consume) => {
    const scenario = fakeScenario([{ name: "long", does: "spin" }]);
    consume();
    const controller = new AbortController();
    const fractions: number[] = [];
    const status = Promise.withResolvers<void>();
    const onEvent = (event: RunEvent) => {
      if (event.kind !== "progress") return;
      fractions.push(event.fraction);
      queueStatus(server.url).then(([run]) => {
        assert.equal(run.coordinated, true);
        assert.deepEqual([run.queuedTrials, run.waiting, run.ended, run.workers], [1, 0, 0, 1]);
        assert.equal(run.running[0].fraction, 0.5);
      }).then(status.resolve, status.reject).finally(() => controller.abort());
    };
    const { signal } = controller;
    const run = await runQueued({
      ...{ url: server.url, out: join(folder, "run") },
      scenario,
      signal,
      onEvent,
    });
    assert.equal(run.interrupted, true);
    assert.deepEqual(fractions, [0.5]);
    await status.promise;
    assert.deepEqual(await queueStatus(server.url), []);
  },
);

queueTest(
  "an interrupted run takes back what waits and stops what runs; a resumed one ends it",
  async (server, folder, consume) => {
    const [out, markers] = [join(folder, "run"), join(folder, "markers")];
    await Deno.mkdir(markers);
    const scenario = fakeScenario([
      { name: "first", does: "succeed" },
      { name: "second", does: "spinUntilStopped" },
      { name: "third", does: "succeed" },
    ]);
    consume({ markers });
    const controller = new AbortController();
    const { signal } = controller;
    const onEvent = (event: RunEvent) => {
      if (event.kind === "progress") controller.abort();
    };
    const { results, interrupted } = await runQueued({
      url: server.url,
      out,
      scenario,
      signal,
      onEvent,
    });
    assert.equal(interrupted, true);
    assert.deepEqual(Array.from(results, ({ status }) => status), ["done"]);
    assert.deepEqual(await keysAfter(server), []);
    const stopped = () => Deno.readTextFile(join(markers, "stopped")).catch(() => "");
    for (let looks = 0; looks < 50 && await stopped() === ""; looks++) await pause(100);
    assert.match(await stopped(), /the worker was stopped/);
    const resumed = await runQueued({
      ...{ url: server.url, out, resume: true, trialTimeLimit: 1 },
      scenario,
    });
    assert.deepEqual(Array.from(resumed.results, ({ status }) => status), [
      "done",
      "failed",
      "done",
    ]);
  },
);

queueTest("a failed trial is tried again on resume", async (server, folder, consume) => {
  const run = {
    url: server.url,
    out: join(folder, "run"),
    scenario: fakeScenario(["succeed", "throw"]),
  };
  consume();
  await runQueued(run);
  await runQueued({ ...run, resume: true });
  const statuses = readResults(run.out).map(({ status }) => status);
  assert.deepEqual(statuses, ["done", "failed", "failed"]);
});

queueTest(
  "a resumed run takes what ended while it had no coordinator, and tries failures again",
  async (server, folder, consume) => {
    const [out, markers] = [join(folder, "run"), join(folder, "markers")];
    await Deno.mkdir(markers);
    const { url } = server;
    const script = join(import.meta.dirname!, "queue_main.ts");
    const args = ["run", "--quiet", "--no-check", "-A", script, url, out];
    const coordinator = new Deno.Command(Deno.execPath(), { args, stdout: "null" }).spawn();
    while ((await queueStatus(url))[0]?.waiting !== KILLED_SCENARIO.trials) await pause(50);
    coordinator.kill("SIGKILL");
    await coordinator.status;
    await using consumer = consume({ lanes: 2 });
    while ((await queueStatus(url))[0].ended !== KILLED_SCENARIO.trials) await pause(50);
    await consumer.kill();
    assert.deepEqual(readResults(out), []);
    // Whatever runs from now on leaves a marker.
    consume({ markers });
    const { scenario } = KILLED_SCENARIO;
    const { plan } = await runQueued({ url, out, scenario, resume: true });
    const failures = plan.filter(({ trial }) => (trial as FitTrial).estimator.does === "throw");
    const again = (await Array.fromAsync(Deno.readDir(markers))).map(({ name }) => name);
    assert.deepEqual(again.sort(), failures.map(({ id }) => id).sort());
    const local = join(folder, "local");
    await runFake({ out: local, scenario });
    assert.deepEqual(await linesWithoutTiming(out), await linesWithoutTiming(local));
  },
);

queueTest(
  "a run that cannot go on leaves its queue to be resumed, and workers leave it",
  async (server, folder, consume) => {
    const [out, local] = [join(folder, "run"), join(folder, "local")];
    const { url } = server;
    consume();
    const onEvent = ({ kind }: RunEvent) => {
      if (kind === "finished") throw new Error("the disk is full");
    };
    await assert.rejects(runQueued({ url, out, onEvent }), /the disk is full/);
    assert.deepEqual(await queueStatus(url), []);
    assert.equal(readResults(out).length, 1);
    const { interrupted } = await runQueued({ url, out, resume: true });
    assert.equal(interrupted, false);
    await runFake({ out: local });
    assert.deepEqual(await linesWithoutTiming(out), await linesWithoutTiming(local));
    assert.deepEqual(await keysAfter(server), []);
  },
);

queueTest("two runs of one scenario on one server do not mix", async (server, folder, consume) => {
  const outs = ["one", "two"].map((name) => join(folder, name));
  const markers = join(folder, "markers");
  await Deno.mkdir(markers);
  consume({ lanes: 2, markers });
  const scenario = fakeScenario(["succeed", "throw"], 3);
  await Promise.all(outs.map((out) => runQueued({ url: server.url, out, scenario })));
  assert.deepEqual(await linesWithoutTiming(outs[0]), await linesWithoutTiming(outs[1]));
  // Each trial ran once for each run.
  for await (const { name } of Deno.readDir(markers)) {
    assert.equal(await Deno.readTextFile(join(markers, name)), "11");
  }
});
