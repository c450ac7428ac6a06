import { type Job, Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { EngineName, PlannedTrial, Trial } from "../../suite/trial.ts";
import type { TrialOutcome } from "../../suite/trial_outcome.ts";

/** What all of Blindspot's keys in Redis begin with. */
export const PREFIX = "blindspot";

/** Seconds after which a trial whose worker gave no sign of life is begun elsewhere. */
export const DEFAULT_LOCK_SECONDS = 15;

/** How often a trial is begun again whose worker's machine or process was lost. */
export const LOST_RETRIES = 2;

/** What the connections of consumers are called, to be counted. */
export const CONSUMER_NAME = "consumer";

/** BullMQ's stream of events is not read: each event repeats a whole outcome. */
const KEPT_EVENTS = 1;

/** How far a trial is, as its worker tells. */
export interface TrialProgress {
  /** From 0 to 1. */
  readonly fraction: number;
  /** Why it was begun again by its worker, once for each time. */
  readonly losses: readonly string[];
}

/** What goes into a queue for a trial. */
export interface QueuedTrial {
  readonly planned: PlannedTrial;
  /** The version of its method that its id stands for; a worker with another one gives it back. */
  readonly resultVersion: string;
}

/** A trial in a queue. */
export type TrialJob = Job<QueuedTrial, TrialOutcome, "trial", TrialProgress>;

/** The trials of one run. */
export type TrialQueue = Queue<QueuedTrial, TrialOutcome, "trial">;

/** Gives the version of the results of a trial's method; see `planTrials`. */
export type QueuedResultVersionOf = (trial: Trial, engine?: EngineName) => string;

/**
 * Opens the queue of a run.
 *
 * @param name Its name; see `queueName`.
 * @param redis The connection, which stays the caller's.
 * @param access `read` writes nothing, not even what makes it a queue.
 */
export function openTrialQueue(
  name: string,
  redis: Redis,
  access: "read" | "write" = "write",
): TrialQueue {
  const queue: TrialQueue = new Queue(name, {
    connection: redis,
    prefix: PREFIX,
    skipVersionCheck: true,
    skipMetasUpdate: access === "read",
    streams: { events: { maxLen: KEPT_EVENTS } },
  });
  // The connection's own listener tells of outages.
  queue.on("error", () => {});
  return queue;
}

/**
 * A trial as BullMQ wants it: its id in the queue is its own, with a word before it, as BullMQ refuses
 * ids of digits alone.
 *
 * @param planned The trial.
 * @param resultVersionOf Gives the version of its method.
 */
export function asJob(
  planned: PlannedTrial,
  resultVersionOf: QueuedResultVersionOf,
): { name: "trial"; data: QueuedTrial; opts: { jobId: string } } {
  const resultVersion = resultVersionOf(planned.trial, planned.engine);
  return {
    name: "trial",
    data: { planned, resultVersion },
    opts: { jobId: `trial-${planned.id}` },
  };
}

/**
 * How locks on trials are kept.
 *
 * @param lockSeconds Seconds after which a worker without a sign of life has lost its trial.
 */
export function lockOptions(
  lockSeconds: number,
): { lockDuration: number; stalledInterval: number; maxStalledCount: number } {
  return {
    lockDuration: 1000 * lockSeconds,
    stalledInterval: 1000 * lockSeconds / 3,
    maxStalledCount: LOST_RETRIES,
  };
}
