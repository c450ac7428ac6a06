import { createServer } from "node:net";
import { Redis } from "ioredis";

/** Whether `redis-server` is installed. */
export const hasRedis: boolean = await new Deno.Command("redis-server", {
  args: ["--version"],
  stdout: "null",
}).output().then(({ success }) => success, () => false);

/**
 * How tests with Redis are run: left out where there is none. ioredis ends some timers of its own later
 * than its connections.
 */
export const withRedis = {
  ignore: !hasRedis,
  sanitizeOps: false,
  sanitizeResources: false,
} as const;

/** A Redis server of a test's own, with a data folder of its own. */
export class RedisServer implements AsyncDisposable {
  readonly port: number;
  readonly #folder: string;
  readonly #options: readonly string[];
  #process: Deno.ChildProcess | undefined;

  private constructor(port: number, folder: string, options: readonly string[]) {
    this.port = port;
    this.#folder = folder;
    this.#options = options;
  }

  /**
   * Starts a server on a free port, as the documentation says.
   *
   * @param options More of its options; a later one counts.
   */
  static async start(...options: string[]): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), await Deno.makeTempDir(), options);
    await server.start();
    return server;
  }

  /** Its URL. */
  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it again on the data that it left. */
  async start(): Promise<void> {
    const own = ["--bind", "127.0.0.1", "--port", `${this.port}`, "--dir", this.#folder];
    const documented = ["--appendonly", "yes", "--maxmemory-policy", "noeviction"];
    this.#process = new Deno.Command("redis-server", {
      args: [...own, ...documented, ...this.#options],
      stdin: "null",
      stdout: "piped",
    }).spawn();
    let log = "";
    const decoder = new TextDecoder();
    const reader = this.#process.stdout.getReader();
    while (!log.includes("Ready to accept connections")) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`redis-server did not start: ${log}`);
      log += decoder.decode(value);
    }
    reader.releaseLock();
    this.#process.stdout.pipeTo(new WritableStream()).catch(() => {});
  }

  /** Kills it. */
  async kill(): Promise<void> {
    this.#process!.kill("SIGKILL");
    await this.#process!.status;
    this.#process = undefined;
  }

  /** All keys that it holds. */
  async keys(): Promise<string[]> {
    const redis = new Redis({ port: this.port });
    const keys = await redis.keys("*");
    redis.disconnect();
    return keys.sort();
  }

  /** Has it forget everything. */
  async clear(): Promise<void> {
    const redis = new Redis({ port: this.port });
    await redis.flushall();
    redis.disconnect();
  }

  /** Ends it and removes its data. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process !== undefined) await this.kill();
    await Deno.remove(this.#folder, { recursive: true });
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
