import assert from "node:assert/strict";
import { join } from "@std/path";
import type { TrialResult } from "../../src/suite/trial.ts";
import { exampleFailure, exampleFit } from "../report/example_results.ts";

const SCRIPT = new URL("../../bench/compare.ts", import.meta.url).href;
const PERMISSIONS = ["--no-prompt", "--allow-read", "--allow-write"];

async function run(...args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", ...PERMISSIONS, SCRIPT, ...args],
    env: { NO_COLOR: "1" },
  }).output();
  const [out, errors] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  return { code, out, errors };
}

const fits = (kl: number) => [0, 1, 2].map((seed) => exampleFit({ seed, kl: kl + seed }));
const RUNS: Readonly<Record<string, readonly TrialResult[]>> = {
  base: fits(1),
  worse: fits(2),
  slightly: fits(1.02),
  failing: [...fits(1).slice(1), exampleFailure({ seed: 0 }, "It threw")],
  other: [exampleFit({ target: "other" })],
};

async function withRuns(test: (path: (name: string) => string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  for (const [name, results] of Object.entries(RUNS)) {
    await Deno.mkdir(join(folder, name));
    const lines = results.map((result) => `${JSON.stringify(result)}\n`);
    await Deno.writeTextFile(join(folder, name, "results.ndjson"), lines.join(""));
    await Deno.writeTextFile(join(folder, name, "manifest.json"), "{}");
  }
  try {
    await test((name) => join(folder, name));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("the exit code is 1 for a regression where it is asked for, and 0 else", () =>
  withRuns(async (path) => {
    const codeOf = async (after: string, ...args: string[]) =>
      (await run(path("base"), path(after), ...args)).code;
    const fail = "--fail-on-regression";
    assert.deepEqual(
      await Promise.all([
        codeOf("worse"),
        codeOf("worse", fail),
        codeOf("failing", fail),
        codeOf("slightly", fail),
        codeOf("slightly", fail, "--tolerance", "0.001"),
        codeOf("base", fail, "--tolerance", "0"),
      ]),
      [0, 1, 1, 0, 1, 0],
    );
    assert.equal((await run(path("worse"), path("base"), fail)).code, 0);
  }));

Deno.test("it tells in words, in JSON and as a page", () =>
  withRuns(async (path) => {
    const page = path("page.html");
    const words = await run(path("base"), path("worse"), "--html", page);
    assert.match(words.out, /^base → worse\nOne regression: FD on a \(KL\)\.\n/);
    assert.ok(words.out.endsWith(`Page: ${page}\n`));
    assert.match(await Deno.readTextFile(page), /<h1[^>]*>base → worse<\/h1>/);
    const compared = JSON.parse((await run(path("base"), path("worse"), "--json")).out);
    // 1, 2, 3 beside 2, 3, 4.
    const { before, after, mean, changes } = compared.fits[0].deltas.kl;
    assert.deepEqual([before, after, mean], [2, 3, 1]);
    assert.deepEqual(changes, [1, 0.5, 4 / 3 - 1]);
  }));

Deno.test("bad input is refused in a sentence", () =>
  withRuns(async (path) => {
    const cases: [string[], RegExp][] = [
      [[path("base")], /missing required argument 'after'/],
      [[path("base"), path("none")], /^Cannot read '.*none' as it must be a run folder/],
      [[path("base"), path("other")], /^Cannot compare runs as they must have a trial in common/],
      [[path("base"), path("worse"), "--tolerance", "much"], /'tolerance' must be a finite number/],
      [[path("base"), path("worse"), "--tolerance", ""], /'tolerance' must be a finite number/],
    ];
    await Promise.all(cases.map(async ([args, message]) => {
      const { code, out, errors } = await run(...args);
      assert.deepEqual([code, out], [2, ""], errors);
      assert.match(errors, message);
    }));
  }));
