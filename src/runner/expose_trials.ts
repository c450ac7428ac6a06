import * as Comlink from "comlink";
import type { PlannedTrial } from "../suite/trial.ts";
import type { RunTrial, TrialAnswer } from "./connection.ts";
import { memoryInUse } from "./memory_in_use.ts";
import { refuseSandboxed } from "./refuse_sandboxed.ts";
import { serveTrials } from "./serve_trials.ts";
import { sparseProgress } from "./sparse_progress.ts";

/** What a trial worker in a thread offers over Comlink; `WorkerConnection` is the other side. */
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
  runTrial(planned: PlannedTrial): Promise<TrialAnswer>;
}

/** What goes over the lifeline. */
export interface ProgressMessage {
  readonly id: string;
  readonly fraction: number;
}

/**
 * Makes the module that calls it a trial worker: as a Web Worker over Comlink, as the main module of
 * a process over its standard input and output.
 *
 * @param runTrial Runs one trial.
 */
export function exposeTrials(runTrial: RunTrial): void {
  if ("DedicatedWorkerGlobalScope" in globalThis) exposeInThread(runTrial);
  else serveTrials(runTrial);
}

/**
 * A trial's progress call throws once the worker is to stop: Deno 2.9 cannot terminate a worker whose
 * event loop is kept busy, so that a training loop without pauses would else go on to its end after
 * the run was stopped.
 */
function exposeInThread(runTrial: RunTrial): void {
  let lifeline: MessagePort;
  let stop: Int32Array;
  const worker: TrialWorker = {
    start(stopFlag) {
      stop = new Int32Array(stopFlag);
    },
    hold(port) {
      lifeline = port;
    },
    async runTrial(planned) {
      const report = sparseProgress((fraction) =>
        lifeline.postMessage({ id: planned.id, fraction } satisfies ProgressMessage)
      );
      refuseSandboxed(planned);
      const outcome = await runTrial(planned, (fraction) => {
        if (Atomics.load(stop, 0) !== 0) throw new Error("the worker was stopped");
        report(fraction);
      });
      return { outcome, memory: memoryInUse("thread") };
    },
  };
  Comlink.expose(worker);
}
