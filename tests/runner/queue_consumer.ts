/**
 * A process that consumes fake trials, to be killed: a JSON of `url`, `lanes` and, if wanted,
 * `markers`, `isolation`, `workerMemory`, `resultVersion`.
 */
import { consumeTrials } from "../../src/runner/queue/consume_trials.ts";
import { FAKE_WORKER } from "./fake_scenario.ts";
import { LOCK_SECONDS } from "./run_queued.ts";

const { markers, resultVersion = "1", workerUrl = FAKE_WORKER.href, ...options } = JSON.parse(
  Deno.args[0],
);
const controller = new AbortController();
Deno.addSignalListener("SIGTERM", () => controller.abort());
await consumeTrials({
  ...options,
  lockSeconds: LOCK_SECONDS,
  workerUrl: new URL(markers ? `${workerUrl}?markers=${markers}` : workerUrl),
  resultVersionOf: () => resultVersion,
  signal: controller.signal,
  onNotice: (text) => console.log(text),
});
Deno.exit(0);
