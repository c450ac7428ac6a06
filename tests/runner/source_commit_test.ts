import assert from "node:assert/strict";
import { join } from "@std/path";
import { sourceCommit } from "../../src/runner/source_commit.ts";

async function git(folder: string, ...args: string[]): Promise<string> {
  const author = [
    "-c",
    "user.name=a",
    "-c",
    "user.email=a@example.org",
    "-c",
    "commit.gpgsign=false",
  ];
  const command = new Deno.Command("git", { args: [...author, ...args], cwd: folder });
  return new TextDecoder().decode((await command.output()).stdout).trim();
}

Deno.test("the commit of a checkout is found at its top only, and changes are noticed", async () => {
  const folder = await Deno.makeTempDir();
  assert.equal(await sourceCommit(folder), undefined);
  await git(folder, "init");
  assert.equal(await sourceCommit(folder), undefined);
  await Deno.mkdir(join(folder, "package"));
  await Deno.writeTextFile(join(folder, "package", "a.ts"), "1");
  await git(folder, "add", ".");
  await git(folder, "commit", "-m", "first");
  const hash = await git(folder, "log", "--format=%H");
  assert.match(hash, /^[0-9a-f]{40}$/);
  assert.deepEqual(await sourceCommit(folder), { hash, modified: false });
  assert.equal(await sourceCommit(join(folder, "package")), undefined);
  await Deno.writeTextFile(join(folder, "package", "a.ts"), "2");
  assert.deepEqual(await sourceCommit(folder), { hash, modified: true });
  await Deno.remove(folder, { recursive: true });
});

Deno.test("a folder that does not exist has no commit", async () => {
  assert.equal(await sourceCommit("/no/such/folder"), undefined);
});
