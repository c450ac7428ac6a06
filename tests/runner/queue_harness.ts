import { RedisServer, withRedis } from "./redis_server.ts";
import { Consumer, type ConsumerWords } from "./run_queued.ts";

/**
 * A test with a Redis server, a folder and a way to start consumers that end with it.
 *
 * @param name The test's name.
 * @param act The test.
 */
export function queueTest(
  name: string,
  act: (
    server: RedisServer,
    folder: string,
    consume: (words?: Omit<ConsumerWords, "url">) => Consumer,
  ) => Promise<void>,
): void {
  Deno.test({
    name,
    ...withRedis,
    async fn() {
      await using server = await RedisServer.start();
      await using consumers = new AsyncDisposableStack();
      const folder = await Deno.makeTempDir();
      try {
        await act(
          server,
          folder,
          (words) => consumers.use(new Consumer({ url: server.url, ...words })),
        );
      } finally {
        await Deno.remove(folder, { recursive: true });
      }
    },
  });
}

/** Waits. */
export const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Waits until consumers have seen that a run is over. */
export async function keysAfter(server: RedisServer): Promise<string[]> {
  for (let looks = 0; looks < 30 && (await server.keys()).length > 0; looks++) await pause(200);
  return await server.keys();
}
