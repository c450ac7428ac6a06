import * as Comlink from "comlink";
import type { OnProgress, PlannedTrial } from "../suite/trial.ts";
import type { TrialOutcome } from "../suite/trial_outcome.ts";

/** What a trial worker offers over Comlink; `WorkerConnection` is the other side. */
export interface TrialWorker {
  /**
   * Called once, first. Its answer says that the worker's module has loaded.
   *
   * @param stopFlag One 32-bit integer; not 0 once the worker is to stop.
   */
  start(stopFlag: SharedArrayBuffer): void;
  /**
   * Called once, second.
   *
   * @param lifeline Carries progress; its closing tells the other side that the worker has ended.
   */
  hold(lifeline: MessagePort): void;
  /** Runs one trial. */
  runTrial(planned: PlannedTrial): Promise<TrialOutcome>;
}

/** What goes over the lifeline. */
export interface ProgressMessage {
  readonly id: string;
  readonly fraction: number;
}

/** Milliseconds between two reports of progress. */
const REPORT_INTERVAL = 200;

/**
 * Makes the module that calls it a trial worker.
 *
 * Progress is reported at most five times a second. A trial's progress call throws once the worker
 * is to stop: Deno 2.9 cannot terminate a worker whose event loop is kept busy, so that a training
 * loop without pauses would else go on to its end after the run was stopped.
 *
 * @param runTrial Runs one trial.
 */
export function exposeTrials(
  runTrial: (planned: PlannedTrial, onProgress: OnProgress) => Promise<TrialOutcome>,
): void {
  let lifeline: MessagePort;
  let stop: Int32Array;
  const worker: TrialWorker = {
    start(stopFlag) {
      stop = new Int32Array(stopFlag);
    },
    hold(port) {
      lifeline = port;
    },
    runTrial(planned) {
      let reported = -Infinity;
      return runTrial(planned, (fraction) => {
        if (Atomics.load(stop, 0) !== 0) throw new Error("the worker was stopped");
        const now = performance.now();
        if (now - reported < REPORT_INTERVAL) return;
        reported = now;
        lifeline.postMessage({ id: planned.id, fraction } satisfies ProgressMessage);
      });
    },
  };
  Comlink.expose(worker);
}
