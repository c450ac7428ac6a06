import assert from "node:assert/strict";
import { buildAssets } from "../../bench/build_web.ts";

Deno.test("web/dist/assets.ts is what its sources build", async () => {
  const committed = await Deno.readTextFile(new URL("../../web/dist/assets.ts", import.meta.url));
  assert.ok(
    await buildAssets() === committed,
    "web/dist/assets.ts is stale: run deno run -A bench/build_web.ts",
  );
});
