import type { PlannedTrial } from "../suite/trial.ts";
import type { TrialOutcome } from "../suite/trial_outcome.ts";
import { acceptOutcome } from "./accept_outcome.ts";
import type { Executor, ExecutorEvent, ExecutorOptions } from "./executor.ts";
import { failedOutcome } from "./failed_outcome.ts";
import { WorkerConnection, WorkerLost } from "./worker_connection.ts";

/** How often a worker that dies before it is ready is started again. */
const START_ATTEMPTS = 3;

/** Seconds that a worker may take to start; the first start on a machine may download packages. */
const START_TIME_LIMIT = 300;

/** The longest time limit that a timer can hold: 2³¹ − 1 milliseconds. */
const LONGEST_TIME_LIMIT = 2_147_483;

/** What a pool of local workers needs. */
export interface LocalExecutorOptions {
  /** How many workers run at once: a positive integer. */
  readonly workers: number;
  /** Seconds that one trial may take. */
  readonly trialTimeLimit: number;
  /** The module of a worker; it calls `exposeTrials`. */
  readonly workerUrl: URL;
}

/**
 * A pool of module Web Workers on this machine, each with one trial at a time, the longest trials
 * first. A trial that throws, takes too long or loses its worker gives a failed outcome, and the
 * worker is replaced. A worker whose JavaScript heap is exhausted ends the whole process: Deno has
 * no limit on the heap of a Web Worker.
 */
export class LocalExecutor implements Executor {
  readonly #options: LocalExecutorOptions;

  /** @throws {RangeError} If the count of workers or the time limit is out of range. */
  constructor(options: LocalExecutorOptions) {
    const { workers, trialTimeLimit } = options;
    if (!Number.isSafeInteger(workers) || workers < 1) {
      throw new RangeError(
        `Cannot start workers as 'workers' must be a positive integer: current value is ${workers}`,
      );
    }
    if (!(trialTimeLimit > 0 && trialTimeLimit <= LONGEST_TIME_LIMIT)) {
      throw new RangeError(
        `Cannot start workers as 'trialTimeLimit' must be above 0 and at most ` +
          `${LONGEST_TIME_LIMIT} seconds: current value is ${trialTimeLimit}`,
      );
    }
    this.#options = options;
  }

  async *run(
    trials: readonly PlannedTrial[],
    { signal, onEvent = () => {} }: ExecutorOptions = {},
  ): AsyncGenerator<TrialOutcome> {
    const queue = trials.toSorted((a, b) => b.cost - a.cost);
    const lanes = Array.from(
      { length: Math.min(this.#options.workers, queue.length) },
      () => new Lane(this.#options, onEvent),
    );
    const running = new Map<Lane, Promise<[Lane, TrialOutcome]>>();
    const startNext = (lane: Lane) => {
      const next = queue.shift();
      if (next === undefined) return lane.stop();
      running.set(lane, lane.run(next).then((outcome) => [lane, outcome]));
    };
    const aborted = Promise.withResolvers<undefined>();
    const abort = () => aborted.resolve(undefined);
    signal?.addEventListener("abort", abort, { once: true });
    try {
      if (!signal?.aborted) lanes.forEach(startNext);
      while (running.size > 0) {
        const ended = await Promise.race([aborted.promise, ...running.values()]);
        if (ended === undefined || signal?.aborted) return;
        const [lane, outcome] = ended;
        running.delete(lane);
        startNext(lane);
        yield outcome;
      }
    } finally {
      signal?.removeEventListener("abort", abort);
      // Stopping rejects what still runs; nobody waits for it any more.
      for (const lost of running.values()) lost.catch(() => {});
      for (const lane of lanes) lane.stop();
    }
  }
}

/** One place in the pool: a worker, replaced when it is lost. */
class Lane {
  readonly #options: LocalExecutorOptions;
  readonly #onEvent: (event: ExecutorEvent) => void;
  #connection: WorkerConnection | undefined;
  #stopped = false;

  constructor(options: LocalExecutorOptions, onEvent: (event: ExecutorEvent) => void) {
    this.#options = options;
    this.#onEvent = onEvent;
  }

  async run(planned: PlannedTrial): Promise<TrialOutcome> {
    const connection = this.#connection ?? await this.#connect();
    this.#onEvent({ kind: "started", planned });
    const begin = performance.now();
    try {
      const onProgress = (fraction: number) =>
        this.#onEvent({ kind: "progress", planned, fraction });
      const { trialTimeLimit } = this.#options;
      const answer = await connection.run(planned, onProgress, trialTimeLimit);
      const outcome = acceptOutcome(planned, answer);
      // Whatever a failed trial left behind ends with its worker.
      if (outcome.result.status === "failed") this.#disconnect();
      return outcome;
    } catch (error) {
      this.#disconnect();
      const wallSeconds = (performance.now() - begin) / 1000;
      return failedOutcome(planned, `The trial failed as ${describe(error)}`, wallSeconds);
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#disconnect();
  }

  async #connect(): Promise<WorkerConnection> {
    const { workerUrl } = this.#options;
    for (let attempt = 1;; attempt++) {
      const connection = this.#connection = new WorkerConnection(workerUrl);
      try {
        await connection.ready(START_TIME_LIMIT);
        return connection;
      } catch (error) {
        this.#disconnect();
        if (this.#stopped || attempt === START_ATTEMPTS) {
          throw new Error(
            `Cannot start a worker from '${workerUrl.pathname.split("/").at(-1)}', ` +
              `tried ${attempt} times, as ${describe(error)}`,
          );
        }
      }
    }
  }

  #disconnect(): void {
    this.#connection?.stop();
    this.#connection = undefined;
  }
}

/** A clause for "… as …". */
function describe(error: unknown): string {
  if (error instanceof WorkerLost) return error.message;
  return error instanceof Error ? `it threw ${error.name}: ${error.message}` : `it threw ${error}`;
}
