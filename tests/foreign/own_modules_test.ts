import assert from "node:assert/strict";
import { join } from "@std/path";
import type { DoneResult, FitMetrics, ProfileMetrics, TrialResult } from "../../src/suite/trial.ts";
import { runBench, withModules } from "./run_bench.ts";

const bell = (mean: number) => ({
  law: "gaussian-mixture",
  weights: [1],
  means: [[mean]],
  covariances: [[[1]]],
});
const wide = { name: "wide", law: { law: "./bell.ts", width: 2 } };
const small = {
  metrics: ["./hellinger.ts"],
  fits: {
    targets: [wide],
    estimators: [{ name: "./moments.ts", count: 500 }],
    budget: { steps: 1, batch: 1 },
  },
};

function doneOf<Metrics>(results: ReadonlyMap<string, TrialResult>, label: string) {
  const result = results.get(label);
  assert.equal(result?.status, "done", `${label}: ${JSON.stringify(result)}`);
  return result as DoneResult & { metrics: Metrics };
}

const withoutTiming = (results: ReadonlyMap<string, TrialResult>) =>
  [...results.values()].map((result) => ({ ...result, timing: null }));

Deno.test("a law, an estimator and a metric of one's own give what closed forms say", () =>
  withModules(async (folder) => {
    const { code, stderr, results } = await runBench(folder, small, []);
    assert.equal(stderr, "");
    assert.equal(code, 0);
    const { metrics, diagnostics } = doneOf<
      FitMetrics & { squaredHellinger: { value: number; error: number } }
    >(results, "wide ./moments.ts");
    const { mean: m, variance: v } = diagnostics as { mean: number; variance: number };
    // Both sides are Gaussian, N(0, 4) and N(m, v).
    const kl = 0.5 * (4 / v + m * m / v - 1 + Math.log(v / 4));
    const fisher = 0.5 * (4 * (1 / v - 1 / 4) ** 2 + (m / v) ** 2);
    const affinity = Math.sqrt(2 * 2 * Math.sqrt(v) / (4 + v)) * Math.exp(-m * m / (4 * (4 + v)));
    assert.ok(Math.abs(metrics.kl.value - kl) < 1e-6);
    assert.ok(Math.abs(metrics.fisher.value - fisher) < 1e-6);
    assert.ok(Math.abs(metrics.squaredHellinger.value - (1 - affinity)) < 1e-6);
    // The mean of 500 draws of N(0, 4) lies within five of its standard errors.
    assert.ok(Math.abs(m) < 5 * 2 / Math.sqrt(500));
  }));

Deno.test("a divergence of one's own is profiled, and a law of one's own beside the suite's", () =>
  withModules(async (folder) => {
    const { results } = await runBench(folder, {
      profiles: [{
        pair: { name: "pair", components: [bell(-3), { law: "./bell.ts" }], truth: 0.3 },
        divergences: [{ name: "./kl_by_sum.ts" }, { name: "kl" }],
        grid: [0.1, 0.3, 0.6],
      }],
    }, []);
    const own = doneOf<ProfileMetrics>(results, "pair ./kl_by_sum.ts").metrics.profile;
    const suite = doneOf<ProfileMetrics>(results, "pair kl").metrics.profile;
    own.value.forEach((value, i) => assert.ok(Math.abs(value - suite.value[i]) < 1e-7));
    assert.ok(Math.abs(own.relativeCurvature! - 1) < 1e-4);
  }));

Deno.test("a law in a mixture, in the plane and unnormalised; the suite's own training; three dimensions", () =>
  withModules(async (folder) => {
    const components = [{ law: "./two_bells.ts" }, {
      law: "gaussian-mixture",
      weights: [1],
      means: [[0, 0]],
      covariances: [[[1, 0], [0, 1]]],
    }];
    const space = {
      law: "gaussian-mixture",
      weights: [1],
      means: [[0, 0, 1]],
      covariances: [[[1, 0, 0], [0, 1, 0], [0, 0, 1]]],
    };
    const { results } = await runBench(folder, {
      fits: [{
        targets: [{ name: "mixed", law: { law: "mixture", weights: [0.5, 0.5], components } }],
        estimators: [{ name: "gaussian-mixture", samples: 2000 }],
        budget: { steps: 1, batch: 1 },
      }, {
        targets: [wide],
        estimators: [{ name: "./own_training.ts" }],
        budget: { steps: 60, batch: 64 },
      }, {
        targets: [{ name: "space", law: space }],
        estimators: [{ name: "./cloud.ts" }],
        budget: { steps: 1, batch: 1 },
      }],
    }, []);
    const mixed = doneOf<FitMetrics>(results, "mixed gaussian-mixture").metrics;
    mixed.modeWeights.true.forEach((weight, k) =>
      assert.ok(Math.abs(weight - [0.15, 0.35, 0.5][k]) < 0.02, `${weight}`)
    );
    const trained = doneOf<FitMetrics>(results, "wide ./own_training.ts").metrics;
    assert.ok(trained.kl.value >= -trained.kl.error && trained.kl.value < 1);
    // ½ ‖μ‖² between unit Gaussians at (0, 0, 1) and 0.
    const { kl } = doneOf<FitMetrics>(results, "space ./cloud.ts").metrics;
    assert.ok(Math.abs(kl.value - 0.5) < 5 * kl.error && kl.error < 0.05, `${kl.value}`);
  }));

Deno.test("--trust lifts the sandbox, gives the same ids and bytes, and is told in the manifest", () =>
  withModules(async (folder) => {
    const sandboxed = await runBench(folder, small, []);
    const trusted = await runBench(folder, small, ["--trust"]);
    assert.deepEqual(withoutTiming(trusted.results), withoutTiming(sandboxed.results));
    assert.equal(sandboxed.manifest?.trust, undefined);
    assert.equal(trusted.manifest?.trust, true);
    const reader = { ...wide, law: { law: "./hostile/reads_late.ts" } };
    const fits = { ...small.fits, targets: [reader] };
    const { code } = await runBench(folder, { fits }, ["--trust"]);
    assert.equal(code, 0);
  }));

Deno.test("ids change with the code of a module, and not with its folder", () =>
  withModules(async (folder) => {
    const idOf = async (law: string) => {
      const { results } = await runBench(folder, {
        fits: { ...small.fits, targets: [{ name: "t", law: { law } }] },
      }, []);
      return [...results.values()][0].id;
    };
    const first = await idOf("./bell.ts");
    await Deno.mkdir(join(folder, "else"));
    await Deno.copyFile(join(folder, "bell.ts"), join(folder, "else/bell.ts"));
    assert.equal(await idOf(join(folder, "else/bell.ts")), first);
    await Deno.writeTextFile(join(folder, "bell.ts"), "// Changed.\n", { append: true });
    assert.notEqual(await idOf("./bell.ts"), first);
  }));

const REFUSED: readonly (readonly [what: string, scenario: object, message: RegExp])[] = [
  ["a missing file", {
    fits: { ...small.fits, estimators: [{ name: "./none.ts" }] },
  }, /^Cannot read the module '\.\/none\.ts' as there is no such file$/m],
  ["a folder", {
    fits: { ...small.fits, estimators: [{ name: "./hostile" }] },
  }, /^Cannot read the module '\.\/hostile' as it must be a file: it is none$/m],
  [
    "another digest",
    {
      fits: { ...small.fits, estimators: [{ name: "./moments.ts", sha256: "00" }] },
    },
    /^Cannot run the scenario as 'fits\.estimators\[0\]\.sha256' must be the digest of '\.\/moments\.ts', [0-9a-f]{64}: current value is "00"$/m,
  ],
  [
    "a module by https without the network",
    {
      fits: { ...small.fits, estimators: [{ name: "https://example.com/mine.ts" }] },
    },
    /^Cannot read the module 'https:\/\/example\.com\/mine\.ts' as the command must have net access to "example\.com:443": run it with --allow-net$/m,
  ],
  ["a metric of the suite's by name", {
    ...small,
    metrics: ["kl"],
  }, /'metrics\[0\]' must be an object: current value is "kl"$/m],
  [
    "a divergence of one's own from samples",
    {
      profiles: [{
        pair: { name: "p", components: [bell(0), bell(1)], truth: 0.5 },
        divergences: [{ name: "./kl_by_sum.ts" }],
        grid: [0.5],
        samples: 100,
      }],
    },
    /'profiles\[0\]\.divergences\[0\]\.name' must be a divergence of the suite where 'samples' is given/,
  ],
];

for (const [what, scenario, message] of REFUSED) {
  Deno.test(`${what} is refused before any work`, () =>
    withModules(async (folder) => {
      const { code, stderr, results } = await runBench(folder, scenario, []);
      assert.equal(code, 2);
      assert.match(stderr, message);
      assert.equal(results.size, 0);
    }));
}

Deno.test("a parameter that a module does not know fails its trial, by name", () =>
  withModules(async (folder) => {
    const law = { law: "./bell.ts", width: "wide", heigth: 1 };
    const { results } = await runBench(folder, {
      fits: {
        ...small.fits,
        targets: [{ name: "t", law }, { name: "u", law: { law: "./bell.ts", heigth: 1 } }],
      },
    }, []);
    const reasons = [...results.values()].map((result) =>
      result.status === "failed" ? result.reason : "done"
    );
    assert.match(reasons[0], /'width' must be a finite number: current value is "wide"/);
    assert.match(reasons[1], /'heigth' must be absent: no such field is known/);
  }));
