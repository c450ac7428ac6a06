import type { Redis } from "ioredis";
import { setTimeout as delay } from "node:timers/promises";
import { connectRedis } from "./connect_redis.ts";
import { ConsumedRun, type ConsumerLanes } from "./consumed_run.ts";
import { type RegisteredRun, RunRegistry } from "./run_registry.ts";
import { DEFAULT_LOCK_SECONDS, PREFIX } from "./trial_queue.ts";

/** Milliseconds between two looks at the list of runs. */
const LOOK_INTERVAL = 500;

/** What a consumer of trials needs. */
export interface ConsumeOptions extends Omit<ConsumerLanes, "lockSeconds"> {
  /** The Redis server: `redis://` or, for TLS, `rediss://`, with user and password if needed. */
  readonly url: string;
  /** Ends it; trials that run are given back. */
  readonly signal: AbortSignal;
  /** Told in sentences of what a person should know. */
  readonly onNotice?: (text: string) => void;
  /** Seconds after which a consumer without a sign of life has lost its trials; 15 if left out. */
  readonly lockSeconds?: number;
}

/**
 * Runs the trials of all runs that are queued on a Redis server, one run after another, until it is
 * told to end. Trials compute in threads or processes of their own; this thread keeps their locks.
 *
 * @param options Which server, and where to compute.
 * @throws {SyntaxError} If the URL is none.
 * @throws {Error} If the server does not answer at first, or no worker can be started.
 */
export async function consumeTrials(options: ConsumeOptions): Promise<void> {
  const { url, signal, onNotice = () => {}, lockSeconds = DEFAULT_LOCK_SECONDS } = options;
  const redis = await connectRedis(url, onNotice);
  // A server that has gone would hold up the answer for ever.
  signal.addEventListener("abort", () => setTimeout(() => redis.disconnect(), END_GRACE), {
    once: true,
  });
  const refused = new Set<string>();
  try {
    while (!signal.aborted) {
      const [run] = await waitingRuns(redis, refused);
      if (run === undefined) await pause(signal);
      else await serve(run, redis, { ...options, lockSeconds }, refused);
    }
  } catch (error) {
    // Whatever was asked of the server when the end came has no answer.
    if (!signal.aborted) throw error;
  } finally {
    redis.disconnect();
  }
}

/** Milliseconds that giving trials back may take before the connection is cut. */
const END_GRACE = 4000;

/** Serves one run until it is off the list, or does with less than another that waits. */
async function serve(
  run: RegisteredRun,
  redis: Redis,
  options: ConsumeOptions & ConsumerLanes,
  refused: Set<string>,
): Promise<void> {
  const { signal, onNotice = () => {} } = options;
  onNotice(`Serving ${run.name}`);
  const consumed = new ConsumedRun(run, redis, options);
  const registry = new RunRegistry(redis);
  try {
    while (!signal.aborted && consumed.failure === undefined) {
      await pause(signal);
      if (!await registry.has(run.name)) break;
      if (consumed.idle && await anotherWaits(run, redis, refused)) break;
    }
  } finally {
    await consumed.stop();
  }
  // A look for lost trials may have written it anew after the coordinator had removed the queue.
  if (!await registry.has(run.name)) await redis.del(`${PREFIX}:${run.name}:meta`);
  if (consumed.failure !== undefined) refuse(run, consumed.failure, refused, onNotice);
}

/** Another run may do; only where no worker starts, none does. */
function refuse(
  { name }: RegisteredRun,
  failure: Error,
  refused: Set<string>,
  onNotice: (text: string) => void,
): void {
  if (/^Cannot start a worker/.test(failure.message)) throw failure;
  refused.add(name);
  onNotice(`${name}: ${failure.message}`);
}

async function anotherWaits(
  run: RegisteredRun,
  redis: Redis,
  refused: ReadonlySet<string>,
): Promise<boolean> {
  return (await waitingRuns(redis, refused)).some(({ name }) => name !== run.name);
}

/** The runs in whose queues trials wait, in the order in which they are served. */
async function waitingRuns(
  redis: Redis,
  refused: ReadonlySet<string>,
): Promise<RegisteredRun[]> {
  const runs = (await new RunRegistry(redis).list()).filter(({ name }) => !refused.has(name));
  const counts = await Promise.all(runs.map(({ name }) => redis.llen(`${PREFIX}:${name}:wait`)));
  return runs.filter((_, index) => counts[index] > 0);
}

function pause(signal: AbortSignal): Promise<void> {
  return delay(LOOK_INTERVAL, undefined, { signal }).catch(() => {});
}
