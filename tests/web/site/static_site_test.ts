import assert from "node:assert/strict";
import { join } from "@std/path";
import { staticSite } from "../../../web/site/static_site.ts";

const PAGE = `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" ` +
  `content="default-src 'none'; img-src data:"></head><body>x</body></html>`;

async function withSite(check: (folder: string) => Promise<void>): Promise<void> {
  const parent = await Deno.makeTempDir();
  const folder = join(parent, "site");
  await Deno.mkdir(join(folder, "lab/assets/0123456789abcdef"), { recursive: true });
  await Deno.writeTextFile(join(parent, "secret.txt"), "secret");
  await Deno.writeTextFile(join(folder, "index.html"), PAGE);
  await Deno.writeTextFile(join(folder, "404.html"), PAGE.replace("x", "nothing here"));
  await Deno.writeTextFile(join(folder, "lab/index.html"), PAGE);
  await Deno.writeTextFile(join(folder, "lab/assets/0123456789abcdef/worker.js"), "1");
  await Deno.writeFile(join(folder, "lab/assets/0123456789abcdef/kernel.wasm"), Uint8Array.of(0));
  await Deno.symlink(join(parent, "secret.txt"), join(folder, "link.txt"));
  try {
    await check(folder);
  } finally {
    await Deno.remove(parent, { recursive: true });
  }
}

const ask = (path: string, init?: RequestInit) => new Request(`http://example.org${path}`, init);

Deno.test("a page goes out with its own policy, its type, and a tag that answers 304", async () => {
  await withSite(async (folder) => {
    const site = staticSite(folder);
    const response = await site(ask("/"));
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8");
    assert.equal(
      response.headers.get("content-security-policy"),
      "default-src 'none'; img-src data:; frame-ancestors 'none'",
    );
    assert.equal(await response.text(), PAGE);
    const tag = response.headers.get("etag")!;
    const again = await site(ask("/index.html", { headers: { "if-none-match": tag } }));
    assert.equal(again.status, 304);
    await Deno.writeTextFile(join(folder, "index.html"), PAGE.replace("x", "y"));
    const changed = await site(ask("/", { headers: { "if-none-match": tag } }));
    assert.equal(changed.status, 200);
    await changed.body?.cancel();
  });
});

Deno.test("files that are named by their content are kept, all others asked for again", async () => {
  await withSite(async (folder) => {
    const site = staticSite(folder);
    const kernel = await site(ask("/lab/assets/0123456789abcdef/kernel.wasm"));
    assert.equal(kernel.headers.get("content-type"), "application/wasm");
    assert.match(kernel.headers.get("cache-control")!, /immutable/);
    const page = await site(ask("/lab/"));
    assert.equal(page.headers.get("cache-control"), "public, no-cache");
    await Promise.all([kernel.body?.cancel(), page.body?.cancel()]);
  });
});

Deno.test("a worker's script comes with a policy that lets it compile the kernel", async () => {
  await withSite(async (folder) => {
    const response = await staticSite(folder)(ask("/lab/assets/0123456789abcdef/worker.js"));
    assert.match(response.headers.get("content-security-policy")!, /'wasm-unsafe-eval'/);
    assert.equal(response.headers.get("content-type"), "text/javascript; charset=utf-8");
    await response.body?.cancel();
  });
});

Deno.test("a folder's address without its slash moves there by a relative address", async () => {
  await withSite(async (folder) => {
    for (const path of ["/lab", "//lab"]) {
      const response = await staticSite(folder)(ask(path));
      assert.equal(response.status, 308);
      assert.equal(response.headers.get("location"), "./lab/");
    }
  });
});

Deno.test("what lies outside, is hidden or missing is not found", async () => {
  await withSite(async (folder) => {
    const site = staticSite(folder);
    for (
      const path of ["/nothing", "/%2e%2e/secret.txt", "/link.txt", "/.git/", "/%", "/index.html/x"]
    ) {
      const response = await site(ask(path));
      assert.equal(response.status, 404, path);
      assert.match(await response.text(), /nothing here/);
    }
  });
});

Deno.test("COOP and COEP are sent where asked for, and other methods are refused", async () => {
  await withSite(async (folder) => {
    const plain = await staticSite(folder)(ask("/", { method: "HEAD" }));
    assert.equal(plain.headers.get("cross-origin-embedder-policy"), null);
    assert.equal(await plain.text(), "");
    const isolated = await staticSite(folder, { isolated: true })(ask("/", { method: "HEAD" }));
    assert.equal(isolated.headers.get("cross-origin-embedder-policy"), "require-corp");
    assert.equal(isolated.headers.get("cross-origin-opener-policy"), "same-origin");
    const refused = await staticSite(folder)(ask("/", { method: "POST", body: "x" }));
    assert.equal(refused.status, 405);
    assert.equal(refused.headers.get("allow"), "GET, HEAD");
    await refused.body?.cancel();
  });
});
