import assert from "node:assert/strict";
import { join } from "@std/path";
import { writeFileAtomically } from "../../src/runner/write_file_atomically.ts";

Deno.test("a file is replaced whole, and nothing is left beside it", async () => {
  const folder = await Deno.makeTempDir();
  const path = join(folder, "a.json");
  await writeFileAtomically(path, "a long first content");
  await writeFileAtomically(path, "β");
  assert.equal(await Deno.readTextFile(path), "β");
  assert.equal((await Array.fromAsync(Deno.readDir(folder))).length, 1);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("a reader that has the old file open goes on to read the old content", async () => {
  const folder = await Deno.makeTempDir();
  const path = join(folder, "a.json");
  await writeFileAtomically(path, "old");
  const reader = await Deno.open(path);
  await writeFileAtomically(path, "new");
  assert.equal(await new Response(reader.readable).text(), "old");
  await Deno.remove(folder, { recursive: true });
});
