import { Worker } from "bullmq";
import type { Redis } from "ioredis";
import type { PlannedTrial } from "../../suite/trial.ts";
import type { TrialOutcome } from "../../suite/trial_outcome.ts";
import { acceptOutcome } from "../accept_outcome.ts";
import type { ExecutorEvent } from "../executor.ts";
import { failedOutcome } from "../failed_outcome.ts";
import { type QueuedRun, RunRegistry } from "./run_registry.ts";
import { TrialWatch } from "./trial_watch.ts";
import {
  asJob,
  lockOptions,
  LOST_RETRIES,
  openTrialQueue,
  PREFIX,
  type QueuedResultVersionOf,
  type TrialJob,
  type TrialQueue,
} from "./trial_queue.ts";

/** Trials that are added at once. */
const ADDED_TRIALS = 500;

/** Outcomes that are taken at once. */
const TAKEN_OUTCOMES = 100;

/** How trials are queued. */
export interface CoordinationOptions {
  /** Gives the version of a trial's method. */
  readonly resultVersionOf: QueuedResultVersionOf;
  /** See `lockOptions`. */
  readonly lockSeconds: number;
  /** Told of what happens between outcomes. */
  readonly onEvent: (event: ExecutorEvent) => void;
}

/**
 * The coordinator's side of a run's queue. Redis holds what is to be done and what has been done until
 * the coordinator has stored it; the trials that still have no outcome are known here alone. What
 * Redis loses is therefore added again, and what it delivers twice is taken once.
 */
export class CoordinatedRun {
  readonly #run: QueuedRun;
  readonly #resultVersionOf: QueuedResultVersionOf;
  readonly #pending: Map<string, PlannedTrial>;
  readonly #registry: RunRegistry;
  readonly #queue: TrialQueue;
  readonly #watch: TrialWatch;
  /** Puts trials back whose worker is gone, also where no other worker is left to do so. */
  readonly #checker: Worker;
  /** Outcomes of an earlier coordinator: its failures are tried again. */
  #earlier = new Set<string>();
  #adding: Promise<void> | undefined;

  /**
   * @param run The run.
   * @param trials What is to be run.
   * @param redis The connection, which stays the caller's.
   * @param options How trials are queued.
   */
  constructor(
    run: QueuedRun,
    trials: readonly PlannedTrial[],
    redis: Redis,
    { resultVersionOf, lockSeconds, onEvent }: CoordinationOptions,
  ) {
    this.#run = run;
    this.#resultVersionOf = resultVersionOf;
    this.#pending = new Map(
      trials.toSorted((a, b) => b.cost - a.cost).map((planned) => [planned.id, planned]),
    );
    this.#registry = new RunRegistry(redis);
    this.#queue = openTrialQueue(run.name, redis);
    this.#watch = new TrialWatch(this.#pending, onEvent);
    this.#checker = new Worker(run.name, null, {
      ...lockOptions(lockSeconds),
      ...{ connection: redis, prefix: PREFIX, autorun: false, skipVersionCheck: true },
    });
    this.#checker.on("error", () => {});
  }

  /** How many trials have no outcome yet. */
  get pending(): number {
    return this.#pending.size;
  }

  /** Takes over what an earlier coordinator left, and begins to add the trials. */
  async begin(): Promise<void> {
    await this.#queue.drain();
    this.#earlier = new Set(await this.#queue.getRanges(["completed", "failed"], 0, -1));
    await this.#registry.announce(this.#run);
    await this.#checker.startStalledCheckTimer();
    this.#add();
  }

  /**
   * Takes outcomes that have come. They stay in Redis until `discard`.
   *
   * @returns Each at most once; none if none has come.
   */
  async *take(): AsyncGenerator<{ jobId: string; outcome: TrialOutcome }> {
    const ids = await this.#queue.getRanges(["completed", "failed"], 0, TAKEN_OUTCOMES - 1, true);
    for (const job of await Promise.all(ids.map((id) => this.#queue.getJob(id)))) {
      const planned = job && this.#pending.get(job.data.planned.id);
      const outcome = planned && outcomeOf(job as TrialJob, planned);
      const again = job && this.#earlier.delete(job.id!) && outcome?.result.status === "failed";
      if (planned === undefined || outcome === undefined || again) {
        if (job) await this.discard([job.id!]);
        if (planned) await this.#queue.addBulk([this.#job(planned)]);
        continue;
      }
      this.#pending.delete(planned.id);
      this.#watch.end(planned);
      yield { jobId: job!.id!, outcome };
    }
  }

  /** Removes outcomes from Redis that are stored elsewhere, or that nobody waits for. */
  async discard(jobIds: readonly string[]): Promise<void> {
    await Promise.all(jobIds.map((id) => this.#queue.remove(id)));
  }

  /** Gives a sign of life, tells what runs, and adds again what Redis has lost. */
  async look(): Promise<void> {
    await this.#registry.announce(this.#run);
    this.#watch.look(await this.#queue.getActive() as TrialJob[]);
    // BullMQ pauses a queue to clear it, and may not have come to the end of that.
    if (await this.#queue.isPaused()) await this.#queue.resume();
    const known = await this.#queue.getJobCountByTypes("wait", "active", "completed", "failed");
    if (this.#adding === undefined && known < this.#pending.size) this.#add();
  }

  /** Takes everything back: waiting trials are gone at once, workers stop those that run. */
  async withdraw(): Promise<void> {
    await this.#registry.withdraw(this.#run.name);
    await this.#adding;
    await this.#queue.obliterate({ force: true });
  }

  /** Takes waiting trials back and leaves outcomes where they are, for a run that goes on later. */
  async leave(): Promise<void> {
    await this.#registry.withdraw(this.#run.name);
    await this.#adding;
    await this.#queue.drain();
  }

  /** Lets go of the connections. */
  async close(): Promise<void> {
    await this.#checker.close(true);
    await this.#queue.close();
  }

  /** Adds all trials without an outcome; those that are in Redis in any state stay as they are. */
  #add(): void {
    this.#adding = this.#addAll().finally(() => this.#adding = undefined);
    // Whoever waits for it next hears of a failure; `look` adds again what is missing.
    this.#adding.catch(() => {});
  }

  async #addAll(): Promise<void> {
    const ids = [...this.#pending.keys()];
    for (let begin = 0; begin < ids.length; begin += ADDED_TRIALS) {
      const trials = ids.slice(begin, begin + ADDED_TRIALS).flatMap((id) =>
        this.#pending.get(id) ?? []
      );
      await this.#queue.addBulk(trials.map((planned) => this.#job(planned)));
    }
  }

  #job(planned: PlannedTrial): ReturnType<typeof asJob> {
    return asJob(planned, this.#resultVersionOf);
  }
}

/** A worker on another machine is trusted no more than one on this. */
function outcomeOf(job: TrialJob, planned: PlannedTrial): TrialOutcome {
  const { failedReason, returnvalue, processedOn = 0, finishedOn = 0 } = job;
  const wallSeconds = Math.max(0, finishedOn - processedOn) / 1000;
  if (failedReason) {
    const reason = /stalled/.test(failedReason)
      ? `its worker was lost without a word`
      : `its worker said: ${failedReason}`;
    const tries = `tried ${LOST_RETRIES + 1} times, `;
    return failedOutcome(planned, `The trial failed, ${tries}as ${reason}`, wallSeconds);
  }
  try {
    return acceptOutcome(planned, returnvalue);
  } catch {
    return failedOutcome(
      planned,
      "The trial failed as its worker sent something that is no result",
      wallSeconds,
    );
  }
}
