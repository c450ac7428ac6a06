import type { Redis } from "ioredis";
import type { RunningTrial } from "../progress_file.ts";
import { connectRedis } from "./connect_redis.ts";
import { type RegisteredRun, RunRegistry } from "./run_registry.ts";
import { CONSUMER_NAME, openTrialQueue, type TrialJob } from "./trial_queue.ts";

/** How one run stands, as far as Redis knows: what its coordinator has stored is not counted. */
export interface QueuedRunStatus extends RegisteredRun {
  /** Trials that no worker has begun. */
  readonly waiting: number;
  /** Trials with an outcome that the coordinator has not stored yet. */
  readonly ended: number;
  /** Consumers that serve this run now, each with its lanes. */
  readonly workers: number;
  /** The trials that run now. */
  readonly running: readonly RunningTrial[];
}

/**
 * How the runs stand that are queued on a Redis server. Only reads.
 *
 * @param url The server's URL.
 * @returns The runs in the order in which they are served.
 * @throws {SyntaxError} If the URL is none.
 * @throws {Error} If the server does not answer.
 */
export async function queueStatus(url: string): Promise<QueuedRunStatus[]> {
  const redis = await connectRedis(url, () => {});
  try {
    const runs = await new RunRegistry(redis).list();
    return await Promise.all(runs.map((run) => statusOf(run, redis)));
  } finally {
    redis.disconnect();
  }
}

async function statusOf(run: RegisteredRun, redis: Redis): Promise<QueuedRunStatus> {
  const queue = openTrialQueue(run.name, redis, "read");
  const [waiting, ended, jobs, connections] = await Promise.all([
    queue.getJobCountByTypes("wait"),
    queue.getJobCountByTypes("completed", "failed"),
    queue.getActive() as Promise<TrialJob[]>,
    queue.getWorkers(),
  ]);
  await queue.close();
  const now = Date.now();
  const running = jobs.map(({ data: { planned: { id, trial } }, processedOn = now, progress }) => ({
    ...{ id, trial },
    // Another machine's clock may be ahead of this one's.
    seconds: Math.max(0, now - processedOn) / 1000,
    fraction: typeof progress === "object" ? progress.fraction : 0,
  }));
  const workers =
    connections.filter(({ rawname }) => rawname?.endsWith(`:w:${CONSUMER_NAME}`)).length;
  return { ...run, waiting, ended, workers, running };
}
