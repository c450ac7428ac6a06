/** `deno task worker` with a fake worker, for `worker_test.ts`. */
import { main } from "../../bench/worker.ts";
import { consumeTrials } from "../../src/runner/queue/consume_trials.ts";
import { FAKE_WORKER } from "../runner/fake_scenario.ts";

Deno.exit(
  await main(
    Deno.args,
    (options) => consumeTrials({ ...options, workerUrl: FAKE_WORKER, resultVersionOf: () => "1" }),
  ),
);
