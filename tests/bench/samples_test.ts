import assert from "node:assert/strict";
import { join } from "@std/path";
import { main } from "../../bench/main.ts";
import { createDistribution } from "../../src/distributions/mod.ts";
import { keyFromSeed } from "../../src/random/key.ts";
import { readResults } from "../../src/runner/result_lines.ts";
import { planTrials } from "../../src/suite/plan.ts";
import { loadSampleTargets, targetFromFile } from "../../src/suite/load_sample_targets.ts";
import { registries } from "../../src/suite/registries.ts";
import { runTrial } from "../../src/suite/run_trial.ts";
import { parseScenario } from "../../src/suite/scenario_schema.ts";

const pair = createDistribution({
  law: "gaussian-mixture",
  weights: [0.3, 0.7],
  means: [[-3, 0], [3, 1]],
  covariances: [[[1, 0], [0, 1]], [[1, 0], [0, 1]]],
});

function csv(count: number): string {
  const points = pair.sample(keyFromSeed(1001), count);
  const lines = Array.from({ length: count }, (_, i) => `${points[2 * i]},${points[2 * i + 1]}`);
  return `x,y\n${lines.join("\n")}\n`;
}

function scenario(data: object): object {
  return {
    name: "samples",
    title: "Samples",
    description: "Points of a file.",
    seeds: 2,
    fits: {
      targets: [{ name: "points", data }],
      estimators: [{ name: "gaussian-mixture" }, { name: "kernel-density" }],
      budget: { steps: 1, batch: 1 },
    },
  };
}

async function withFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await act(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What is printed while something runs. */
async function printed(act: () => Promise<unknown>): Promise<string> {
  const lines: unknown[] = [];
  const { log, error } = console;
  console.log = console.error = (...words: unknown[]) => lines.push(...words);
  try {
    await act();
  } finally {
    Object.assign(console, { log, error });
  }
  return lines.join("\n");
}

Deno.test("a file of samples beside its scenario is run from scenario to report", () =>
  withFolder(async (folder) => {
    await Deno.writeTextFile(join(folder, "points.csv"), csv(200));
    const written = scenario({ file: "points.csv", standardise: true });
    await Deno.writeTextFile(join(folder, "scenario.json"), JSON.stringify(written));
    const out = join(folder, "run");
    let code: number | undefined;
    const text = await printed(async () => {
      code = await main([join(folder, "scenario.json"), "--out", out, "--workers", "1"]);
    });
    assert.equal(code, 0, text);
    assert.match(text, /points gaussian-mixture seed 0: held-out NLL \d/);
    const results = readResults(out);
    assert.equal(results.length, 4);
    // The entropy of two separated Gaussians in the file's units: log 2πe + H(0.3), 3.45 nats.
    const entropy = Math.log(2 * Math.PI * Math.E) - 0.3 * Math.log(0.3) - 0.7 * Math.log(0.7);
    for (const result of results) {
      assert.ok(result.status === "done" && "heldOutNll" in result.metrics);
      const { heldOutNll, modeWeights } = result.metrics;
      assert.ok(Math.abs(heldOutNll.value - entropy) < 5 * heldOutNll.error + 0.2);
      assert.ok(modeWeights!.totalVariation < 0.1);
    }
    const page = await Deno.readTextFile(join(out, "index.html"));
    assert.match(page, /Targets that are only samples/);
    assert.match(page, /On points, points of unknown law, .* has the lowest held-out/);
  }));

Deno.test("a worker refuses a file that has changed since the scenario was loaded", () =>
  withFolder(async (folder) => {
    const file = join(folder, "points.csv");
    await Deno.writeTextFile(file, csv(100));
    const target = await targetFromFile(file);
    assert.equal(target.name, "points");
    await Deno.writeTextFile(file, csv(101));
    const trial = {
      target,
      estimator: { name: "kernel-density" },
      seed: 1001,
      budget: { steps: 1, batch: 1 },
    };
    const { result } = await runTrial({ id: "changed", trial, cost: 1 }, () => {});
    assert.ok(result.status === "failed");
    assert.match(result.reason, /must have the SHA-256 digest/);
  }));

Deno.test("a trial's id goes by the file's content and not by its path", () =>
  withFolder(async (folder) => {
    const ids = async (name: string, text: string) => {
      await Deno.writeTextFile(join(folder, name), text);
      const json = await loadSampleTargets(scenario({ file: name }), folder);
      const plan = await planTrials(parseScenario(json, registries), () => "1");
      return plan.map(({ id }) => id);
    };
    const first = await ids("a.csv", csv(100));
    assert.deepEqual(await ids("b.csv", csv(100)), first);
    assert.notDeepEqual(await ids("a.csv", csv(101)), first);
  }));

Deno.test("a mistake in a file or in its description ends before any work, in one line", () =>
  withFolder(async (folder) => {
    await Deno.writeTextFile(join(folder, "points.csv"), `${csv(50)}1,NaN\n`);
    const said = async (data: object) => {
      const path = join(folder, "scenario.json");
      await Deno.writeTextFile(path, JSON.stringify(scenario(data)));
      let code: number | undefined;
      const text = await printed(async () => code = await main([path, "--workers", "1"]));
      assert.equal(code, 2, text);
      assert.ok(!text.includes("\n"), text);
      return text;
    };
    assert.match(await said({ file: "points.csv" }), /line 52, column "y" must be a finite number/);
    assert.match(await said({ file: "none.csv" }), /there is no such file/);
    assert.match(await said({ file: "points.txt" }), /data\.file' must end in '\.csv' or '\.npy'/);
    assert.match(await said({ file: "points.csv", colums: ["x"] }), /data\.colums' must be absent/);
    assert.match(await said({ file: "points.csv", columns: [-1] }), /data\.columns\[0\]' must be/);
  }));
