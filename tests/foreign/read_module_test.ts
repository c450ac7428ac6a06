import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { readModule } from "../../src/foreign/read_module.ts";

/** Answers every request in place of the network. */
async function withServer(answer: () => Response, act: () => Promise<void>): Promise<void> {
  const { fetch } = globalThis;
  globalThis.fetch = () => Promise.resolve(answer());
  try {
    await act();
  } finally {
    globalThis.fetch = fetch;
  }
}

const from = (url: string, response: Response) =>
  Object.defineProperty(response, "url", { value: url });

Deno.test("a file's digest is that of its bytes", async () => {
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  await Deno.writeTextFile(file, "abc");
  const { sha256, source } = await readModule("./x.ts", pathToFileURL(file).href);
  // The example of FIPS 180-2.
  assert.equal(sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert.equal(new TextDecoder().decode(source), "abc");
  await Deno.remove(file);
});

Deno.test("a file that is too large is refused", async () => {
  const file = await Deno.makeTempFile();
  await Deno.truncate(file, 4_000_001);
  const message = /^Cannot read the module '\.\/x\.ts' as it must have at most 4000000 bytes: /;
  await assert.rejects(readModule("./x.ts", pathToFileURL(file).href), { message });
  await Deno.remove(file);
});

const URL_OF_MODULE = "https://a.example/x.ts";

Deno.test("a module by https is fetched", () =>
  withServer(() => from(URL_OF_MODULE, new Response("abc")), async () => {
    const { sha256 } = await readModule(URL_OF_MODULE, URL_OF_MODULE);
    assert.ok(sha256.startsWith("ba7816bf"));
  }));

const REFUSED: readonly (readonly [what: string, response: () => Response, message: RegExp])[] = [
  [
    "a page that is not there",
    () => from(URL_OF_MODULE, new Response("", { status: 404 })),
    /its server must give it: the status is 404$/,
  ],
  [
    "a way that leaves https",
    () => from("http://a.example/x.ts", new Response("abc")),
    /it must come by https: it was redirected to 'http:\/\/a\.example\/x\.ts'$/,
  ],
  [
    "a stream without end",
    () =>
      from(
        URL_OF_MODULE,
        new Response(
          new ReadableStream({ pull: (sink) => sink.enqueue(new Uint8Array(100_000)) }),
        ),
      ),
    /it must have at most 4000000 bytes: it has \d+ or more$/,
  ],
];

for (const [what, response, message] of REFUSED) {
  Deno.test(`${what} is refused`, () =>
    withServer(
      response,
      () => assert.rejects(readModule(URL_OF_MODULE, URL_OF_MODULE), { message }),
    ));
}
