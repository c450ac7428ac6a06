import { Redis } from "ioredis";
import { hostAndPort, parseRedisUrl, type RedisAddress } from "./redis_address.ts";

/** Milliseconds that a server may take to answer when a command begins. */
const CONNECT_TIME_LIMIT = 4000;

/** Milliseconds that a server may take to end a connection. */
const DISCONNECT_TIME_LIMIT = 500;

/** Milliseconds between two attempts to reach a server again that has gone. */
const RECONNECT_PAUSE = 500;

/** The variable of the environment that holds the password where the URL has none. */
export const PASSWORD_VARIABLE = "BLINDSPOT_REDIS_PASSWORD";

/** What to start where no server answers. */
const START_COMMAND = "redis-server --appendonly yes --maxmemory-policy noeviction";

/**
 * Connects to a Redis server. A server that does not answer now is an error within seconds; one that
 * goes away later is waited for, and what was asked of it is asked again.
 *
 * @param url Its URL; see `parseRedisUrl`.
 * @param onNotice Told in sentences of what a person should know.
 * @returns The connection, for BullMQ; to be ended with `disconnect`.
 * @throws {SyntaxError} If the URL is none.
 * @throws {Error} If the server does not answer or does not let us in.
 */
export async function connectRedis(
  url: string,
  onNotice: (text: string) => void,
): Promise<Redis> {
  const address = parseRedisUrl(url);
  let connected = false;
  const redis = new Redis({
    ...address,
    password: address.password ?? Deno.env.get(PASSWORD_VARIABLE),
    tls: address.tls ? {} : undefined,
    lazyConnect: true,
    connectTimeout: CONNECT_TIME_LIMIT,
    disconnectTimeout: DISCONNECT_TIME_LIMIT,
    retryStrategy: () => connected ? RECONNECT_PAUSE : null,
    // BullMQ's wish: a command waits for the server, however long that is gone.
    maxRetriesPerRequest: null,
  });
  let reason = `no answer came within ${CONNECT_TIME_LIMIT / 1000} s`;
  // Without a listener, ioredis prints the error by itself.
  redis.on("error", (error: Error) => reason = error.message || reason);
  const timer = setTimeout(() => redis.disconnect(), CONNECT_TIME_LIMIT);
  try {
    await redis.connect();
    const policy = /^maxmemory_policy:(\S+)/m.exec(await redis.info("memory"))?.[1];
    if (policy !== undefined && policy !== "noeviction") onNotice(evictionNotice(policy));
  } catch (error) {
    await disconnect(redis);
    throw unreachable(address, (error as Error).message, reason);
  } finally {
    clearTimeout(timer);
  }
  connected = true;
  tellOutages(redis, address, onNotice);
  return redis;
}

/** Waits until nothing of a connection is left. */
async function disconnect(redis: Redis): Promise<void> {
  if (redis.status === "end") return;
  const ended = new Promise((resolve) => redis.once("end", resolve));
  redis.disconnect();
  await ended;
}

function unreachable(address: RedisAddress, message: string, reason: string): Error {
  const where = hostAndPort(address);
  const refusal = [message, reason].find((text) => /^(NOAUTH|WRONGPASS|NOPERM|ERR)\b/.test(text));
  if (refusal !== undefined) {
    return new Error(`Cannot use Redis at ${where} as it lets nobody in so: ${refusal}`);
  }
  return new Error(
    `Cannot reach Redis at ${where} as ${reason}; start it there with: ${START_COMMAND}`,
  );
}

function evictionNotice(policy: string): string {
  return `Redis may drop trials and results when its memory is full, as its maxmemory-policy is ` +
    `'${policy}'; start it with: ${START_COMMAND}`;
}

function tellOutages(
  redis: Redis,
  address: RedisAddress,
  onNotice: (text: string) => void,
): void {
  let gone = false;
  redis.on("reconnecting", () => {
    if (!gone) onNotice(`Redis at ${hostAndPort(address)} does not answer; waiting for it`);
    gone = true;
  });
  redis.on("ready", () => {
    if (gone) onNotice(`Redis at ${hostAndPort(address)} answers again`);
    gone = false;
  });
}
