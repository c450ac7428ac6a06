import type { Redis } from "ioredis";
import { setTimeout as delay } from "node:timers/promises";
import type { PlannedTrial } from "../suite/trial.ts";
import type { TrialOutcome } from "../suite/trial_outcome.ts";
import type { Executor, ExecutorOptions } from "./executor.ts";
import { readManifest } from "./manifest.ts";
import { connectRedis } from "./queue/connect_redis.ts";
import { CoordinatedRun } from "./queue/coordinated_run.ts";
import { queueName } from "./queue/queue_name.ts";
import type { QueuedRun } from "./queue/run_registry.ts";
import { DEFAULT_LOCK_SECONDS, type QueuedResultVersionOf } from "./queue/trial_queue.ts";

/** Milliseconds between two looks for outcomes. */
const PAUSE = { busy: 20, idle: 200 } as const;

/** Milliseconds between two looks at what runs. */
const LOOK_INTERVAL = 1000;

/** Milliseconds that taking trials back may need; a Redis that is gone must not hold up the end. */
const WITHDRAWAL_GRACE = 5000;

/** What a queue of trials needs. */
export interface QueueExecutorOptions {
  /** The Redis server: `redis://` or, for TLS, `rediss://`, with user and password if needed. */
  readonly url: string;
  /** The run folder, whose manifest gives the queue its name. */
  readonly folder: string;
  /** Seconds that one trial may take. */
  readonly trialTimeLimit: number;
  /** Gives the version of a trial's method; workers that have another one take no trials. */
  readonly resultVersionOf: QueuedResultVersionOf;
  /** Told in sentences of what a person should know. */
  readonly onNotice?: (text: string) => void;
  /** Seconds after which a worker without a sign of life has lost its trial; 15 if left out. */
  readonly lockSeconds?: number;
}

/**
 * Hands trials to workers anywhere, by a BullMQ queue on Redis; `consumeTrials` is the other side.
 * Redis may be stopped and started again while it runs, and so may workers. A coordinator that is
 * killed leaves the queue behind: its next run in the same folder goes on with it.
 */
export class QueueExecutor implements Executor, AsyncDisposable {
  readonly #options: QueueExecutorOptions;
  readonly #redis: Redis;

  private constructor(options: QueueExecutorOptions, redis: Redis) {
    this.#options = options;
    this.#redis = redis;
  }

  /**
   * Connects to the server.
   *
   * @param options Where, and for which run.
   * @throws {SyntaxError} If the URL is none.
   * @throws {Error} If the server does not answer; within seconds.
   */
  static async connect(options: QueueExecutorOptions): Promise<QueueExecutor> {
    const { url, onNotice = () => {} } = options;
    return new QueueExecutor(options, await connectRedis(url, onNotice));
  }

  async *run(
    trials: readonly PlannedTrial[],
    { signal, onEvent = () => {} }: ExecutorOptions = {},
  ): AsyncGenerator<TrialOutcome> {
    const { resultVersionOf, lockSeconds = DEFAULT_LOCK_SECONDS, onNotice } = this.#options;
    const described = await this.#describe(trials.length);
    const options = { resultVersionOf, lockSeconds, onEvent };
    const run = new CoordinatedRun(described, trials, this.#redis, options);
    let whole = false;
    try {
      yield* this.#outcomes(run, signal);
      whole = true;
    } finally {
      const leaving = whole ? run.withdraw() : run.leave();
      if (await within(WITHDRAWAL_GRACE, leaving) === "late") {
        onNotice?.("Redis does not answer: trials that wait there stay until the run is resumed");
        this.#redis.disconnect();
      }
      await within(WITHDRAWAL_GRACE, run.close());
    }
  }

  /** Ends the connection. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#redis.disconnect();
    return Promise.resolve();
  }

  async #describe(queuedTrials: number): Promise<QueuedRun> {
    const { folder, trialTimeLimit } = this.#options;
    const manifest = await readManifest(folder);
    if (manifest === undefined) {
      throw new Error(`Cannot queue trials as '${folder}' must hold a run: it has no manifest`);
    }
    const { scenario, startTime } = manifest;
    const name = queueName(manifest);
    return { name, scenario: scenario.name, startTime, queuedTrials, trialTimeLimit };
  }

  async *#outcomes(run: CoordinatedRun, signal?: AbortSignal): AsyncGenerator<TrialOutcome> {
    if (signal?.aborted) return;
    let looked = -Infinity;
    await unlessAborted(run.begin(), signal);
    while (run.pending > 0 && !signal?.aborted) {
      let taken = false;
      for await (const outcome of stored(run, signal)) {
        taken = true;
        yield outcome;
      }
      if (signal?.aborted) break;
      if (performance.now() - looked >= LOOK_INTERVAL) {
        await unlessAborted(run.look(), signal);
        looked = performance.now();
      }
      await delay(taken ? PAUSE.busy : PAUSE.idle, undefined, { signal }).catch(() => {});
    }
    // What had ended before the run was stopped still counts.
    if (signal?.aborted) yield* stored(run, AbortSignal.timeout(WITHDRAWAL_GRACE));
  }
}

/** Outcomes that have come; they are removed from Redis once the next one, or none, is asked for. */
async function* stored(run: CoordinatedRun, signal?: AbortSignal): AsyncGenerator<TrialOutcome> {
  const outcomes = run.take();
  const jobIds: string[] = [];
  while (true) {
    const next = await unlessAborted(outcomes.next(), signal);
    if (next === undefined || next.done) break;
    yield next.value.outcome;
    jobIds.push(next.value.jobId);
  }
  await unlessAborted(run.discard(jobIds), signal);
}

/** What a promise gives, or undefined once the signal aborts. */
async function unlessAborted<Value>(
  promise: Promise<Value>,
  signal?: AbortSignal,
): Promise<Value | undefined> {
  const aborted = Promise.withResolvers<undefined>();
  const abort = () => aborted.resolve(undefined);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal?.removeEventListener("abort", abort);
    // One that is not waited for any more may fail unheard.
    promise.catch(() => {});
  }
}

/** Waits for a promise, but not for ever; whether it fails does not matter at the end. */
async function within(milliseconds: number, promise: Promise<void>): Promise<"ended" | "late"> {
  const late = Promise.withResolvers<"late">();
  const timer = setTimeout(() => late.resolve("late"), milliseconds);
  const ended = promise.then(() => "ended" as const, () => "ended" as const);
  try {
    return await Promise.race([ended, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
