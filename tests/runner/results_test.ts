import assert from "node:assert/strict";
import { join } from "@std/path";
import { ResultStore } from "../../src/runner/results.ts";
import type { TrialResult } from "../../src/suite/trial.ts";

const trial = {
  pair: { name: "pair", components: [{ law: "a" }, { law: "b" }], truth: 0.5 },
  divergence: { name: "kl" },
  grid: [0.5],
} as const;

function result(id: string, status: "done" | "failed", note = ""): TrialResult {
  const timing = { cpuSeconds: 0, wallSeconds: 0 };
  if (status === "failed") return { id, trial, status, reason: `failed ${note}`, timing };
  const metrics = {
    profile: {
      value: [0],
      error: [0],
      argmin: 0.5,
      curvature: { value: 1, error: 0 },
      relativeCurvature: 0.5,
    },
  };
  return { id, trial, status, metrics, diagnostics: { note }, artifacts: [], timing };
}

const outcome = (...args: Parameters<typeof result>) => ({
  result: result(...args),
  artifacts: [],
});

async function withFolder(act: (folder: string, results: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await act(folder, join(folder, "results.ndjson"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const textOf = (...results: TrialResult[]) => results.map((r) => `${JSON.stringify(r)}\n`).join("");

Deno.test("a result is in the file as soon as it is appended, its artifact beside it", () =>
  withFolder(async (folder, results) => {
    using store = await ResultStore.open(folder);
    const artifacts = [{ path: "artifacts/a.json", content: "[1]" }];
    await store.append({ result: result("a", "done"), artifacts });
    assert.equal(await Deno.readTextFile(results), textOf(result("a", "done")));
    assert.equal(await Deno.readTextFile(join(folder, "artifacts/a.json")), "[1]");
    const names = await Array.fromAsync(Deno.readDir(join(folder, "artifacts")));
    assert.deepEqual(names.map(({ name }) => name), ["a.json"]);
  }));

Deno.test("what an earlier process appended is there again; only done trials are done", () =>
  withFolder(async (folder) => {
    {
      using store = await ResultStore.open(folder);
      await store.append(outcome("a", "done"));
      await store.append(outcome("b", "failed"));
    }
    using store = await ResultStore.open(folder);
    assert.deepEqual(store.warnings, []);
    assert.deepEqual([...store.doneIds()], ["a"]);
    assert.deepEqual(store.latest().get("b"), result("b", "failed"));
    await store.append(outcome("b", "done"));
    assert.deepEqual([...store.doneIds()], ["a", "b"]);
    assert.deepEqual(store.latest().get("b"), result("b", "done"));
  }));

Deno.test("a line that was cut off is removed with a warning, and the next one is whole", () =>
  withFolder(async (folder, results) => {
    const whole = textOf(result("a", "done"));
    await Deno.writeTextFile(results, whole + textOf(result("b", "done")).slice(0, 40));
    using store = await ResultStore.open(folder);
    assert.deepEqual(store.warnings, ["results.ndjson: line 2 was cut off and is ignored"]);
    assert.equal(await Deno.readTextFile(results), whole);
    await store.append(outcome("c", "done"));
    assert.equal(await Deno.readTextFile(results), whole + textOf(result("c", "done")));
  }));

Deno.test("a whole last line without its end gets one before the next is added", () =>
  withFolder(async (folder, results) => {
    await Deno.writeTextFile(results, textOf(result("a", "done")).trimEnd());
    using store = await ResultStore.open(folder);
    assert.deepEqual(store.warnings, []);
    await store.append(outcome("b", "done"));
    assert.equal(
      await Deno.readTextFile(results),
      textOf(result("a", "done"), result("b", "done")),
    );
  }));

Deno.test("finalising sorts by plan, keeps every line and the order within a trial", () =>
  withFolder(async (folder, results) => {
    await Deno.writeTextFile(results, `no result\n${textOf(result("unplanned", "done"))}`);
    {
      using store = await ResultStore.open(folder);
      await store.append(outcome("b", "failed", "first"));
      await store.append(outcome("c", "done"));
      await store.append(outcome("a", "done"));
      await store.append(outcome("b", "failed", "second"));
      await store.append(outcome("b", "done"));
      await store.finalise(["a", "b", "c"]);
    }
    const expected = textOf(
      result("a", "done"),
      result("b", "failed", "first"),
      result("b", "failed", "second"),
      result("b", "done"),
      result("c", "done"),
      result("unplanned", "done"),
    );
    assert.equal(await Deno.readTextFile(results), `${expected}no result\n`);
  }));

Deno.test("a folder that is open for writing is refused a second time", () =>
  withFolder(async (folder) => {
    using _ = await ResultStore.open(folder);
    await assert.rejects(ResultStore.open(folder), /must be idle: another run is writing to it/);
  }));
