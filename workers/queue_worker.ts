/** A worker for queues of trials: it loads the suite in threads or processes, never in this one. */
import { type ConsumeOptions, consumeTrials } from "../src/runner/queue/consume_trials.ts";
import { resultVersionOf } from "../src/suite/registries.ts";

/**
 * Runs the trials that are queued on a Redis server until it is told to end.
 *
 * @param options Which server, and how many trials at once.
 */
export function runQueueWorker(
  options: Omit<ConsumeOptions, "workerUrl" | "resultVersionOf">,
): Promise<void> {
  const workerUrl = new URL("./trial_worker.ts", import.meta.url);
  return consumeTrials({ ...options, workerUrl, resultVersionOf });
}
