import assert from "node:assert/strict";
import { join } from "@std/path";
import type { RunEvent } from "../../src/runner/run.ts";
import { fakeScenario } from "./fake_scenario.ts";
import { pause, queueTest } from "./queue_harness.ts";
import { runQueued } from "./run_queued.ts";

queueTest(
  "a worker with another version of a method takes none of its trials",
  async (server, folder, consume) => {
    const markers = join(folder, "markers");
    await Deno.mkdir(markers);
    consume({ markers, resultVersion: "2" });
    const run = runQueued({
      url: server.url,
      out: join(folder, "run"),
      scenario: fakeScenario(["succeed"]),
    });
    await pause(2500);
    assert.deepEqual(await Array.fromAsync(Deno.readDir(markers)), []);
    consume();
    assert.deepEqual(Array.from((await run).results, ({ status }) => status), ["done"]);
  },
);

queueTest(
  "a worker that is told to end gives its trial back at once",
  async (server, folder, consume) => {
    const scenario = fakeScenario([{ name: "nap", does: "sleep", milliseconds: 1500 }]);
    const first = consume();
    const kinds: string[] = [];
    const onEvent = (event: RunEvent) => {
      kinds.push(event.kind);
      if (event.kind !== "started") return;
      void first.end("SIGTERM").then(({ code }) => {
        assert.equal(code, 0);
        consume();
      });
    };
    await runQueued({ url: server.url, out: join(folder, "run"), scenario, onEvent });
    assert.deepEqual(kinds.filter((kind) => kind !== "progress"), [
      "planned",
      "started",
      "finished",
    ]);
  },
);

queueTest(
  "a trial whose worker is lost again and again is begun three times at the most",
  async (server, folder, consume) => {
    let over = false;
    let begun = 0;
    const supervised = (async () => {
      const fatal = consume({ markers: folder });
      for (let consumer = fatal; !over; consumer = consume({ markers: folder })) {
        // Killed as soon as it has begun the trial, as if the trial did it.
        while (!over && await bytesBelow(folder) === begun) await pause(20);
        begun++;
        await consumer.kill();
      }
    })();
    const retried: string[] = [];
    const onEvent = (event: RunEvent) => {
      if (event.kind === "retried") retried.push(event.reason);
    };
    const scenario = fakeScenario(["hang"]);
    const out = join(folder, "results", "run");
    const { results } = await runQueued({ url: server.url, out, scenario, onEvent });
    over = true;
    await supervised;
    const [result] = [...results];
    assert.ok(result.status === "failed");
    assert.equal(
      result.reason,
      "The trial failed, tried 3 times, as its worker was lost without a word",
    );
    assert.equal(await bytesBelow(folder), 3);
    assert.ok(retried.every((reason) => reason === "its worker was lost without a word"));
  },
);

/** How many trials have begun, by their markers. */
async function bytesBelow(folder: string): Promise<number> {
  const files = (await Array.fromAsync(Deno.readDir(folder))).filter(({ isFile }) => isFile);
  const sizes = await Promise.all(files.map(({ name }) => Deno.stat(join(folder, name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

queueTest(
  "a module that does not load ends the worker with an error",
  async (server, folder, consume) => {
    const workerUrl = new URL("./workers/failing_worker.ts", import.meta.url).href;
    const controller = new AbortController();
    const run = runQueued({
      ...{ url: server.url, out: join(folder, "run"), signal: controller.signal },
      scenario: fakeScenario(["succeed"]),
    });
    assert.equal((await consume({ workerUrl }).status).code, 1);
    consume();
    assert.deepEqual(Array.from((await run).results, ({ status }) => status), ["done"]);
  },
);
