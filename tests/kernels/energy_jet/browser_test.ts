import assert from "node:assert/strict";
import { join } from "@std/path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { browserTest } from "../../web/chromium.ts";
import { trainingTrace } from "./browser_trace.ts";

const FOLDER = fileURLToPath(new URL("../../../src/kernels/energy_jet/", import.meta.url));
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:";

browserTest(
  "the kernel trains in a browser under a strict CSP, to the same bits",
  async (browser) => {
    const script = await bundle("browser_page.ts");
    const server = Deno.serve(
      { port: 0, onListen: () => {} },
      (request) => answer(request, script),
    );
    const page = await browser.newPage();
    try {
      const complaints: string[] = [];
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.goto(`http://localhost:${server.addr.port}/`);
      // Asked from outside: the policy forbids what would wait inside the page.
      while (await page.title() === "") await setTimeout(20);
      const traces = JSON.parse(await page.title());
      assert.equal(traces.error, undefined);
      assert.deepEqual(complaints, []);
      assert.deepEqual(traces.simd, await trainingTrace("simd"));
      // Relaxed SIMD may round in another way in another engine.
      (await trainingTrace("relaxed")).forEach((value, i) =>
        assert.ok(Math.abs(traces.relaxed[i] - value) < 1e-3 * (1 + Math.abs(value)))
      );
    } finally {
      await page.close();
      await server.shutdown();
    }
  },
);

async function answer(request: Request, script: string): Promise<Response> {
  const { pathname } = new URL(request.url);
  const headers = (type: string) => ({ "content-type": type, "content-security-policy": POLICY });
  if (pathname === "/") {
    const page =
      '<!doctype html><link rel="icon" href="data:,"><script type="module" src="page.js">' +
      "</script>";
    return new Response(page, { headers: headers("text/html") });
  }
  if (pathname === "/page.js") {
    return new Response(script, { headers: headers("text/javascript") });
  }
  if (/^\/energy_jet_(simd|relaxed)\.wasm$/.test(pathname)) {
    return new Response(await Deno.readFile(join(FOLDER, pathname.slice(1))), {
      headers: headers("application/wasm"),
    });
  }
  return new Response(null, { status: 404 });
}

async function bundle(entry: string): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["bundle", "--quiet", "--platform", "browser", entry],
    cwd: fileURLToPath(new URL(".", import.meta.url)),
  }).output();
  assert.ok(success, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}
