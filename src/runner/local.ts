import type { PlannedTrial } from "../suite/trial.ts";
import type { TrialOutcome } from "../suite/trial_outcome.ts";
import { connectorOf } from "./connector.ts";
import type { Executor, ExecutorEvent, ExecutorOptions } from "./executor.ts";
import { Lane } from "./lane.ts";
import { Pool } from "./pool.ts";

/** Milliseconds that the ends of workers are waited for. */
const END_GRACE = 5000;

/** The longest time limit that a timer can hold: 2³¹ − 1 milliseconds. */
const LONGEST_TIME_LIMIT = 2_147_483;

const MEGABYTE = 1e6;

/** Where workers run, the default first. */
export const isolations = ["thread", "process"] as const;

/** `thread`: Web Workers of this process; `process`: each in a process of its own. */
export type Isolation = typeof isolations[number];

/** What a pool of local workers needs. */
export interface LocalExecutorOptions {
  /** How many workers run at once: a positive integer. */
  readonly workers: number;
  /** Seconds that one trial may take. */
  readonly trialTimeLimit: number;
  /** The module of a worker; it calls `exposeTrials`. */
  readonly workerUrl: URL;
  /** Where workers run; threads if left out. */
  readonly isolation?: Isolation;
  /**
   * Megabytes (10⁶ bytes) that a worker may hold, as `memoryInUse` counts them; it is replaced after
   * a trial that leaves more. A process's JavaScript heap also never grows beyond it. No limit if
   * left out.
   */
  readonly workerMemory?: number;
}

/**
 * A pool of workers on this machine, each with one trial at a time, the longest trials first. A
 * trial that throws, takes too long or loses its worker gives a failed outcome, and the worker is
 * replaced. A thread whose JavaScript heap is exhausted ends the whole process, as Deno has no limit
 * on the heap of a Web Worker; a process costs its own trial alone. A trial with code that is not of
 * the suite has a process to itself.
 */
export class LocalExecutor implements Executor {
  readonly #options: LocalExecutorOptions;

  /** @throws {RangeError} If the count of workers, the time limit or the memory is out of range. */
  constructor(options: LocalExecutorOptions) {
    const { workers, trialTimeLimit, workerMemory = Infinity } = options;
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
    if (!(workerMemory > 0)) {
      throw new RangeError(
        `Cannot start workers as 'workerMemory' must be above 0: current value is ${workerMemory}`,
      );
    }
    this.#options = options;
  }

  async *run(
    trials: readonly PlannedTrial[],
    { signal, onEvent = () => {} }: ExecutorOptions = {},
  ): AsyncGenerator<TrialOutcome> {
    const pool = new Pool(trials, this.#lanes(trials.length, onEvent));
    const abort = () => pool.stop();
    signal?.addEventListener("abort", abort, { once: true });
    try {
      if (signal?.aborted) return;
      pool.start();
      while (true) {
        const outcome = await pool.next();
        if (outcome === undefined) return;
        yield outcome;
      }
    } finally {
      signal?.removeEventListener("abort", abort);
      pool.stop();
      await withinGrace(pool.ended());
    }
  }

  #lanes(trials: number, onEvent: (event: ExecutorEvent) => void): Lane[] {
    const { workers, trialTimeLimit, workerUrl, workerMemory } = this.#options;
    const lane = {
      connect: connectorOf(this.#options),
      workerName: workerUrl.pathname.split("/").at(-1)!,
      trialTimeLimit,
      workerMemory: (workerMemory ?? Infinity) * MEGABYTE,
      onEvent,
    };
    return Array.from({ length: Math.min(workers, trials) }, () => new Lane(lane));
  }
}

/** A process that was killed may leave its pipes open by a child: that must not hold up the run's end. */
async function withinGrace(ended: Promise<void>): Promise<void> {
  const grace = Promise.withResolvers<void>();
  const timer = setTimeout(grace.resolve, END_GRACE);
  await Promise.race([ended, grace.promise]);
  clearTimeout(timer);
}
