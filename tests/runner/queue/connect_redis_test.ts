import assert from "node:assert/strict";
import { createServer } from "node:net";
import { connectRedis } from "../../../src/runner/queue/connect_redis.ts";
import { freePort, RedisServer, withRedis } from "../redis_server.ts";

const START = /start it there with: redis-server --appendonly yes --maxmemory-policy noeviction$/;

async function failureOf(url: string): Promise<string> {
  try {
    (await connectRedis(url, () => {})).disconnect();
  } catch (error) {
    return (error as Error).message;
  }
  return assert.fail("it must not connect");
}

Deno.test("where no server listens, the error says what to start and hides the password", {
  ...withRedis,
  ignore: false,
}, async () => {
  const port = await freePort();
  const message = await failureOf(`redis://ann:secret@127.0.0.1:${port}`);
  assert.match(
    message,
    new RegExp(`^Cannot reach Redis at 127\\.0\\.0\\.1:${port} as .*ECONNREFUSED`),
  );
  assert.match(message, START);
  assert.ok(!/secret|ann@|ann:/.test(message));
});

Deno.test("a server that accepts and stays silent is given up too", {
  ...withRedis,
  ignore: false,
}, async () => {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const sockets: { destroy(): void }[] = [];
  server.on("connection", (socket) => sockets.push(socket));
  const { port } = server.address() as { port: number };
  assert.match(await failureOf(`redis://127.0.0.1:${port}`), START);
  sockets.forEach((socket) => socket.destroy());
  await new Promise((resolve) => server.close(resolve));
});

Deno.test({
  name: "a wrong or missing password is told apart from a missing server, and never shown",
  ...withRedis,
  async fn() {
    await using server = await RedisServer.start("--requirepass", "open sesame");
    for (const credentials of ["", ":open%20barley@"]) {
      const message = await failureOf(`redis://${credentials}127.0.0.1:${server.port}`);
      assert.match(
        message,
        /^Cannot use Redis at 127\.0\.0\.1:\d+ as it lets nobody in so: (NOAUTH|WRONGPASS)/,
      );
      assert.ok(!/barley|sesame/.test(message), message);
    }
    const redis = await connectRedis(`redis://:open%20sesame@127.0.0.1:${server.port}`, () => {});
    assert.equal(await redis.ping(), "PONG");
    redis.disconnect();
  },
});

Deno.test({
  name: "a server that may drop what it holds is warned of",
  ...withRedis,
  async fn() {
    await using server = await RedisServer.start("--maxmemory-policy", "allkeys-lru");
    const notices: string[] = [];
    (await connectRedis(server.url, (text) => notices.push(text))).disconnect();
    assert.equal(notices.length, 1);
    assert.match(notices[0], /'allkeys-lru'; start it with: redis-server .* noeviction$/);
  },
});

Deno.test({
  name: "a server that goes away and comes back is told of once each",
  ...withRedis,
  async fn() {
    await using server = await RedisServer.start();
    const notices: string[] = [];
    const redis = await connectRedis(server.url, (text) => notices.push(text));
    assert.equal(notices.length, 0);
    await redis.set("key", "value");
    await server.kill();
    const answer = redis.get("key");
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await server.start();
    assert.equal(await answer, "value");
    redis.disconnect();
    assert.deepEqual(notices.map((text) => text.replace(/\d+$|:\d+/, "")), [
      "Redis at 127.0.0.1 does not answer; waiting for it",
      "Redis at 127.0.0.1 answers again",
    ]);
  },
});

Deno.test({
  name: "rediss:// speaks TLS, and refuses a certificate that nobody vouches for",
  ...withRedis,
  async fn() {
    const folder = await Deno.makeTempDir();
    const openssl = new Deno.Command("openssl", {
      args: [
        ...[
          "req",
          "-x509",
          "-newkey",
          "rsa:2048",
          "-nodes",
          "-days",
          "1",
          "-subj",
          "/CN=localhost",
        ],
        ...[
          "-addext",
          "subjectAltName=DNS:localhost",
          "-addext",
          "basicConstraints=critical,CA:FALSE",
          "-keyout",
          `${folder}/key.pem`,
        ],
        ...["-out", `${folder}/cert.pem`],
      ],
      stderr: "null",
    });
    assert.ok((await openssl.output()).success);
    const files = ["--tls-cert-file", `${folder}/cert.pem`, "--tls-key-file", `${folder}/key.pem`];
    const tlsPort = await freePort();
    await using _server = await RedisServer.start(
      ...[
        "--tls-port",
        `${tlsPort}`,
        "--tls-auth-clients",
        "no",
        "--requirepass",
        "secret",
        ...files,
      ],
    );
    const url = `rediss://:secret@localhost:${tlsPort}`;
    const message = await failureOf(url);
    assert.match(message, /^Cannot reach Redis at localhost:\d+ as .*certificate/i);
    assert.ok(!message.includes("secret"));
    const script = `import { connectRedis } from ${
      JSON.stringify(new URL("../../../src/runner/queue/connect_redis.ts", import.meta.url).href)
    };
      const redis = await connectRedis(Deno.args[0], () => {});
      console.log(await redis.ping());
      Deno.exit(0);`;
    await Deno.writeTextFile(`${folder}/ping.ts`, script);
    const config = new URL("../../../deno.json", import.meta.url).pathname;
    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--quiet", "--no-check", "--config", config, `${folder}/ping.ts`, url],
      env: { DENO_CERT: `${folder}/cert.pem` },
    }).output();
    assert.equal(new TextDecoder().decode(stdout).trim(), "PONG");
    await Deno.remove(folder, { recursive: true });
  },
});
