import * as Comlink from "comlink";
import type { OnProgress, PlannedTrial } from "../suite/trial.ts";
import type { TrialOutcome } from "../suite/trial_outcome.ts";
import type { ProgressMessage, TrialWorker } from "./expose_trials.ts";

/** Milliseconds for which a closed lifeline waits for the error that may have closed it. */
const ERROR_GRACE = 200;

/** A worker that gives no answer any more; the message is a clause that says why. */
export class WorkerLost extends Error {
  override readonly name = "WorkerLost";
}

/**
 * One live worker. A call over Comlink waits for ever once its worker has ended, so every call is
 * raced against the worker's end and a time limit.
 */
export class WorkerConnection {
  readonly #worker: Worker;
  readonly #remote: Comlink.Remote<TrialWorker>;
  readonly #stopFlag = new SharedArrayBuffer(4);
  readonly #ended = Promise.withResolvers<never>();
  #lifeline: MessagePort | undefined;
  #graceTimer: ReturnType<typeof setTimeout> | undefined;
  #hasEnded = false;
  #onProgress: (message: ProgressMessage) => void = () => {};

  /**
   * Starts a worker.
   *
   * @param url Its module, which calls `exposeTrials`.
   */
  constructor(url: URL) {
    this.#worker = new Worker(url, { type: "module" });
    this.#remote = Comlink.wrap<TrialWorker>(this.#worker);
    // The end may come while nobody waits for it; whoever calls next is told.
    this.#ended.promise.catch(() => {});
    this.#worker.onerror = (event) => {
      // Without this, Deno ends the whole process.
      event.preventDefault();
      this.#end(`the worker died: ${event.message.replace(/^Uncaught (\(in promise\) )?/, "")}`);
    };
    this.#worker.onmessageerror = () => this.#end("the worker sent a message that cannot be read");
  }

  /**
   * Waits until the worker's module has loaded.
   *
   * @param timeLimit Seconds to wait.
   * @throws {WorkerLost} If the worker ends or stays silent.
   */
  async ready(timeLimit: number): Promise<void> {
    await this.#race(this.#remote.start(this.#stopFlag), timeLimit);
    // Only now: Deno never closes a port that was on its way to a worker that did not start.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => this.#onProgress(event.data);
    port1.addEventListener("close", () => {
      if (this.#hasEnded) return;
      this.#graceTimer = setTimeout(() => this.#end("the worker ended itself"), ERROR_GRACE);
    });
    this.#lifeline = port1;
    await this.#race(this.#remote.hold(Comlink.transfer(port2, [port2])), timeLimit);
  }

  /**
   * Runs a trial.
   *
   * @param planned The trial.
   * @param onProgress Told how far it is.
   * @param timeLimit Seconds that it may take.
   * @throws {WorkerLost} If the worker ends or takes too long.
   * @throws What the trial throws, but without its class: Comlink keeps name and message.
   */
  async run(
    planned: PlannedTrial,
    onProgress: OnProgress,
    timeLimit: number,
  ): Promise<TrialOutcome> {
    this.#onProgress = ({ id, fraction }) => {
      if (id === planned.id) onProgress(fraction);
    };
    try {
      return await this.#race(this.#remote.runTrial(planned), timeLimit);
    } finally {
      this.#onProgress = () => {};
    }
  }

  /** Ends the worker; calls that wait for it are rejected. */
  stop(): void {
    Atomics.store(new Int32Array(this.#stopFlag), 0, 1);
    this.#worker.terminate();
    this.#lifeline?.close();
    this.#end("the worker was stopped");
    clearTimeout(this.#graceTimer);
  }

  #end(reason: string): void {
    this.#hasEnded = true;
    this.#ended.reject(new WorkerLost(reason));
  }

  async #race<Value>(call: Promise<Value>, timeLimit: number): Promise<Value> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(new WorkerLost(`no answer came within the time limit of ${timeLimit} s`)),
      timeLimit * 1000,
    );
    try {
      return await Promise.race([call, this.#ended.promise, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }
}
