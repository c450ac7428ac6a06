import type { Redis } from "ioredis";
import { PREFIX } from "./trial_queue.ts";

/** The hash of all runs, by the names of their queues. */
const RUNS_KEY = `${PREFIX}:runs`;

/** Seconds after which a coordinator that gave no sign of life is taken for gone. */
const SIGN_OF_LIFE = 15;

/** A run whose trials are in a queue. */
export interface QueuedRun {
  /** The name of its queue. */
  readonly name: string;
  /** The scenario's name. */
  readonly scenario: string;
  /** When the run began, ISO 8601 in UTC. */
  readonly startTime: string;
  /** How many trials were queued when its coordinator last began. */
  readonly queuedTrials: number;
  /** Seconds that one trial may take. */
  readonly trialTimeLimit: number;
}

/** A run that workers can serve. */
export interface RegisteredRun extends QueuedRun {
  /** Whether its coordinator lives; if not, results wait in Redis until it is resumed. */
  readonly coordinated: boolean;
}

/** The list of runs in Redis, which tells workers what there is to serve. */
export class RunRegistry {
  readonly #redis: Redis;

  /** @param redis The connection, which stays the caller's. */
  constructor(redis: Redis) {
    this.#redis = redis;
  }

  /** Adds a run, or says that its coordinator still lives. */
  async announce(run: QueuedRun): Promise<void> {
    await this.#redis.hset(RUNS_KEY, run.name, JSON.stringify(run));
    await this.#redis.set(signKey(run.name), 1, "EX", SIGN_OF_LIFE);
  }

  /** Takes a run off the list: workers stop its trials within a second or two. */
  async withdraw(name: string): Promise<void> {
    await this.#redis.hdel(RUNS_KEY, name);
    await this.#redis.del(signKey(name));
  }

  /** Whether a run is on the list. */
  async has(name: string): Promise<boolean> {
    return await this.#redis.hexists(RUNS_KEY, name) === 1;
  }

  /** All runs in the order in which they are served: those with a coordinator first, then by age. */
  async list(): Promise<RegisteredRun[]> {
    const runs = Object.values(await this.#redis.hgetall(RUNS_KEY))
      .map((text): QueuedRun => JSON.parse(text));
    const signs = await Promise.all(runs.map(({ name }) => this.#redis.exists(signKey(name))));
    return runs
      .map((run, index) => ({ ...run, coordinated: signs[index] === 1 }))
      .sort((a, b) =>
        Number(b.coordinated) - Number(a.coordinated) ||
        (a.startTime + a.name < b.startTime + b.name ? -1 : 1)
      );
  }
}

function signKey(name: string): string {
  return `${PREFIX}:coordinator:${name}`;
}
