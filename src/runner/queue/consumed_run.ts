import { WaitingError, Worker } from "bullmq";
import type { Redis } from "ioredis";
import type { TrialOutcome } from "../../suite/trial_outcome.ts";
import { connectorOf } from "../connector.ts";
import type { ExecutorEvent } from "../executor.ts";
import { Lane } from "../lane.ts";
import type { Isolation } from "../local.ts";
import type { QueuedRun } from "./run_registry.ts";
import {
  CONSUMER_NAME,
  lockOptions,
  PREFIX,
  type QueuedResultVersionOf,
  type QueuedTrial,
  type TrialJob,
} from "./trial_queue.ts";

/** Milliseconds between two reports of a trial's progress. */
const REPORT_INTERVAL = 1000;

/** Milliseconds that giving trials back may need. */
const RETURN_GRACE = 3000;

const MEGABYTE = 1e6;

/** Where a consumer computes. */
export interface ConsumerLanes {
  /** How many trials run at once: a positive integer. */
  readonly lanes: number;
  /** The module of a worker; it calls `exposeTrials`. */
  readonly workerUrl: URL;
  /** Where workers run; threads if left out. */
  readonly isolation?: Isolation;
  /** Megabytes (10⁶ bytes) that a worker may hold; see `LocalExecutorOptions`. */
  readonly workerMemory?: number;
  /**
   * Whether modules that a trial names may run with this process's permissions where the coordinator
   * trusts them; always in a sandbox if left out.
   */
  readonly trust?: boolean;
  /** Gives the version of a trial's method. */
  readonly resultVersionOf: QueuedResultVersionOf;
  /** Seconds after which a consumer without a sign of life has lost its trials. */
  readonly lockSeconds: number;
}

/**
 * A consumer's side of one run: lanes that run its trials in threads or processes of their own, while
 * this thread keeps the locks alive.
 */
export class ConsumedRun {
  readonly #options: ConsumerLanes;
  readonly #free: Lane[];
  readonly #lanes: readonly Lane[];
  readonly #worker: Worker<QueuedTrial, TrialOutcome, "trial">;
  readonly #running = new Map<string, { job: TrialJob; losses: string[]; reported: number }>();
  #stopping = false;
  #failure: Error | undefined;

  /**
   * Begins to run trials.
   *
   * @param run The run.
   * @param redis The connection, which stays the caller's.
   * @param options Where to compute.
   */
  constructor(run: QueuedRun, redis: Redis, options: ConsumerLanes) {
    this.#options = options;
    this.#lanes = Array.from(
      { length: options.lanes },
      () => this.#lane(run.trialTimeLimit),
    );
    this.#free = [...this.#lanes];
    this.#worker = new Worker(run.name, (job, token) => this.#process(job as TrialJob, token!), {
      ...lockOptions(options.lockSeconds),
      ...{ connection: redis, prefix: PREFIX, concurrency: options.lanes, skipVersionCheck: true },
      name: CONSUMER_NAME,
      runRetryDelay: REPORT_INTERVAL,
    });
    // Outages are told by the connection; a lost lock means that the trial runs elsewhere.
    this.#worker.on("error", () => {});
  }

  /** Whether no trial runs here. */
  get idle(): boolean {
    return this.#running.size === 0;
  }

  /** Why no trials of this run can be run here; undefined while they can. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Stops at once; trials that run are given back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const closed = this.#worker.close().catch(() => {});
    for (const lane of this.#lanes) lane.stop();
    const grace = Promise.withResolvers<void>();
    const timer = setTimeout(grace.resolve, RETURN_GRACE);
    await Promise.race([closed, grace.promise]);
    clearTimeout(timer);
    await Promise.all(this.#lanes.map((lane) => lane.ended()));
  }

  async #process(job: TrialJob, token: string): Promise<TrialOutcome> {
    const { resultVersion } = job.data;
    // Who may write to the queue does not decide over this machine.
    const planned = { ...job.data.planned, trust: this.#options.trust && job.data.planned.trust };
    const lane = this.#free.pop()!;
    this.#running.set(planned.id, { job, losses: [], reported: performance.now() });
    try {
      const own = this.#options.resultVersionOf(planned.trial, planned.engine);
      if (own !== resultVersion) throw otherVersion(own, resultVersion);
      const outcome = await lane.run(planned);
      // A trial that stopping cut off is no failure of its own.
      if (!this.#stopping) return outcome;
    } catch (error) {
      if (!this.#stopping) await this.#giveUp(error as Error);
    } finally {
      this.#running.delete(planned.id);
      this.#free.push(lane);
    }
    // It may be gone: a run that is interrupted takes its trials back.
    await job.moveToWait(token).catch(() => {});
    throw new WaitingError();
  }

  /** Fetches no more trials: what stands in the way of one does so of the next. */
  async #giveUp(failure: Error): Promise<void> {
    this.#failure ??= failure;
    await this.#worker.pause(true);
  }

  #lane(trialTimeLimit: number): Lane {
    const { workerUrl, workerMemory = Infinity } = this.#options;
    return new Lane({
      connect: connectorOf(this.#options),
      workerName: workerUrl.pathname.split("/").at(-1)!,
      trialTimeLimit,
      workerMemory: workerMemory * MEGABYTE,
      onEvent: (event) => this.#report(event),
    });
  }

  /** Tells the coordinator; what does not arrive is told again by the next report. */
  #report(event: ExecutorEvent): void {
    const running = this.#running.get(event.planned.id);
    if (running === undefined || event.kind === "started") return;
    const now = performance.now();
    if (event.kind === "retried") running.losses.push(event.reason);
    else if (now - running.reported < REPORT_INTERVAL) return;
    running.reported = now;
    const fraction = event.kind === "progress" ? event.fraction : 0;
    running.job.updateProgress({ fraction, losses: running.losses }).catch(() => {});
  }
}

function otherVersion(own: string, wanted: string): Error {
  return new Error(
    `Cannot run its trials as worker and coordinator must have the same methods: a method's ` +
      `version is '${own}' here and '${wanted}' there`,
  );
}
