import { isSandboxed } from "../suite/is_sandboxed.ts";
import type { PlannedTrial } from "../suite/trial.ts";
import type { TrialOutcome } from "../suite/trial_outcome.ts";
import { acceptOutcome } from "./accept_outcome.ts";
import { type Connection, WorkerLost } from "./connection.ts";
import type { ExecutorEvent } from "./executor.ts";
import { failedOutcome } from "./failed_outcome.ts";

/** How often a worker that dies before it is ready is started again. */
const START_ATTEMPTS = 3;

/** Seconds that a worker may take to start; the first start on a machine may download packages. */
const START_TIME_LIMIT = 300;

/** How often a trial is begun whose worker goes without a word. */
const TRIAL_ATTEMPTS = 2;

/** What a lane needs. */
export interface LaneOptions {
  /** Starts a worker; `sandboxed` for one trial with code that is not of the suite. */
  readonly connect: (sandboxed: boolean) => Connection;
  /** The name of a worker's module, for errors. */
  readonly workerName: string;
  /** Seconds that one trial may take. */
  readonly trialTimeLimit: number;
  /** Bytes beyond which a worker is replaced before its next trial. */
  readonly workerMemory: number;
  /** Told of what happens between outcomes. */
  readonly onEvent: (event: ExecutorEvent) => void;
}

/** One place in a pool: a worker, replaced when it is lost, holds too much or had a failure. */
export class Lane {
  readonly #options: LaneOptions;
  #connection: Connection | undefined;
  #stopped = false;
  /** The ends of the workers that were let go. */
  readonly #ends: Promise<void>[] = [];

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  /**
   * Runs a trial. One whose worker goes without a word is begun once more; one that throws or takes
   * too long would only do so again.
   *
   * @param planned The trial.
   * @returns Its outcome; a failed one, whatever happens.
   * @throws {Error} If no worker can be started.
   */
  async run(planned: PlannedTrial): Promise<TrialOutcome> {
    const { onEvent } = this.#options;
    for (let attempt = 1;; attempt++) {
      // What a module may have got at in its process is used by no other trial, before or after.
      if (isSandboxed(planned)) this.#disconnect();
      const connection = this.#connection ?? await this.#connect(isSandboxed(planned));
      if (attempt === 1) onEvent({ kind: "started", planned });
      const begin = performance.now();
      try {
        return await this.#runIn(connection, planned);
      } catch (error) {
        this.#disconnect();
        const retry = error instanceof WorkerLost && error.worthRetrying;
        if (retry && attempt < TRIAL_ATTEMPTS && !this.#stopped) {
          onEvent({ kind: "retried", planned, reason: describe(error) });
          continue;
        }
        const tries = attempt === 1 ? "" : `, tried ${attempt} times,`;
        const wallSeconds = (performance.now() - begin) / 1000;
        return failedOutcome(
          planned,
          `The trial failed${tries} as ${describe(error)}`,
          wallSeconds,
        );
      }
    }
  }

  /** Ends the worker; a trial that runs fails. */
  stop(): void {
    this.#stopped = true;
    this.#disconnect();
  }

  /** Waits until nothing is left of any worker, after `stop`. */
  async ended(): Promise<void> {
    await Promise.all(this.#ends);
  }

  async #runIn(connection: Connection, planned: PlannedTrial): Promise<TrialOutcome> {
    const { onEvent, trialTimeLimit, workerMemory } = this.#options;
    const onProgress = (fraction: number) => onEvent({ kind: "progress", planned, fraction });
    const { outcome, memory } = await connection.run(planned, onProgress, trialTimeLimit);
    const accepted = acceptOutcome(planned, outcome);
    // Whatever a failed trial left behind ends with its worker.
    const failed = accepted.result.status === "failed";
    if (failed || memory > workerMemory || isSandboxed(planned)) this.#disconnect();
    return accepted;
  }

  async #connect(sandboxed: boolean): Promise<Connection> {
    for (let attempt = 1;; attempt++) {
      try {
        const connection = this.#connection = this.#options.connect(sandboxed);
        await connection.ready(START_TIME_LIMIT);
        return connection;
      } catch (error) {
        this.#disconnect();
        if (this.#stopped || attempt === START_ATTEMPTS) {
          throw new Error(
            `Cannot start a worker from '${this.#options.workerName}', tried ${attempt} times, ` +
              `as ${describe(error)}`,
          );
        }
      }
    }
  }

  #disconnect(): void {
    if (this.#connection === undefined) return;
    this.#connection.stop();
    this.#ends.push(this.#connection.ended);
    this.#connection = undefined;
  }
}

/** A clause for "… as …". */
function describe(error: unknown): string {
  if (error instanceof WorkerLost) return error.message;
  return error instanceof Error ? `it threw ${error.name}: ${error.message}` : `it threw ${error}`;
}
