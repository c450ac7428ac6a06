import assert from "node:assert/strict";
import { join } from "@std/path";
import { compareRuns } from "./compare_runs.ts";

/** A line of a result; a failure where it has no value. */
const line = (id: string, value?: number, seconds = 1) =>
  JSON.stringify({
    ...{ id, trial: {} },
    ...(value === undefined
      ? { status: "failed", reason: "it hung" }
      : { status: "done", metrics: { value } }),
    timing: { wallSeconds: seconds },
  });

const whole = [line("a", 1), line("b", 2), line("c", 3)];

const CASES: [what: string, lines: string[], cost: number[]][] = [
  ["other times", [line("a", 1, 2), line("b", 2, 3), line("c", 3, 4)], [0, 0, 0, 0, 0]],
  ["a missing last result", whole.slice(0, 2), [1, 0, 1, 0, 0]],
  ["a failure in place of a result", [...whole.slice(0, 2), line("c")], [1, 0, 1, 0, 0]],
  ["a result that is there twice", [...whole, line("c", 3)], [0, 1, 1, 0, 0]],
  ["another value", [line("a", 1), line("b", 5), line("c", 3)], [0, 0, 1, 0, 0]],
  ["another order", [whole[0], whole[2], whole[1]], [0, 0, 2, 0, 0]],
  ["a failure before its result", [whole[0], line("b"), ...whole.slice(1)], [0, 0, 0, 1, 0]],
  ["a line that holds nothing", [...whole, "?"], [0, 0, 0, 0, 1]],
];

async function writeRun(folder: string, lines: readonly string[], artifact: string) {
  await Deno.mkdir(join(folder, "artifacts"), { recursive: true });
  await Deno.writeTextFile(join(folder, "results.ndjson"), `${lines.join("\n")}\n`);
  await Deno.writeTextFile(join(folder, "artifacts/a.json"), artifact);
}

async function costOf(lines: readonly string[], artifact = "1"): Promise<number[]> {
  const folder = await Deno.makeTempDir();
  try {
    const [out, undisturbed] = [join(folder, "run"), join(folder, "undisturbed")];
    await writeRun(out, lines, artifact);
    await writeRun(undisturbed, whole, "1");
    const cost = await compareRuns(out, undisturbed);
    return [cost.lost, cost.doubled, cost.differing, cost.keptFailures, cost.keptUnreadable];
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

for (const [what, lines, cost] of CASES) {
  Deno.test(`the comparison of runs counts ${what}`, async () => {
    assert.deepEqual(await costOf(lines), cost);
  });
}

Deno.test("the comparison of runs counts another artifact on both sides", async () => {
  assert.deepEqual(await costOf(whole, "2"), [0, 0, 2, 0, 0]);
});
