import assert from "node:assert/strict";
import { compareRuns } from "../../../src/report/compare/compare_runs.ts";
import type { TrialResult } from "../../../src/suite/trial.ts";
import {
  exampleFailure,
  exampleFit,
  examplePower,
  exampleProfile,
  mixture,
} from "../example_results.ts";

const run = (name: string, results: readonly TrialResult[]) => ({
  name,
  results,
  manifest: { facts: [] },
});
const compare = (
  before: readonly TrialResult[],
  after: readonly TrialResult[],
  tolerance?: number,
) => compareRuns(run("a", before), run("b", after), tolerance);
const fits = (kl: (seed: number) => number, seeds = 8, estimator = mixture(0.9)) =>
  Array.from({ length: seeds }, (_, seed) => exampleFit({ seed, kl: kl(seed), estimator }));
const withError = (results: readonly TrialResult[], totalVariation: number): TrialResult[] =>
  results.map((result) => {
    if (result.status === "failed" || !("kl" in result.metrics)) return result;
    const modeWeights = { ...result.metrics.modeWeights, totalVariation };
    return { ...result, metrics: { ...result.metrics, modeWeights } };
  });

Deno.test("a run beside itself has no regression and nothing that changed", () => {
  const results = [...fits((seed) => 1 + seed), exampleProfile({ name: "kl" }, [1, 2])];
  const compared = compare(results, results.toReversed());
  assert.deepEqual(compared.regressions, []);
  assert.deepEqual(
    [compared.shared, compared.onlyBefore, compared.onlyAfter, compared.manifest],
    [9, [], [], []],
  );
  assert.deepEqual(compared.fits[0].seeds, [0, 1, 2, 3, 4, 5, 6, 7]);
  assert.equal(compared.fits[0].deltas.kl.verdict.kind, "unchanged");
  assert.deepEqual(compared.others, { shared: 1, changed: [] });
});

Deno.test("a KL that a test finds higher is a regression, a lower one is none", () => {
  const [low, high] = [fits((seed) => 1 + seed), fits((seed) => 1.01 + 1.02 * seed)];
  const [regression] = compare(low, high).regressions;
  assert.deepEqual([regression.kind, regression.subject, regression.method], [
    "kl",
    "a",
    "MFD, β\u00a0=\u00a00.9",
  ]);
  // 2 · 2⁻⁸.
  assert.match(regression.words, /^KL significantly higher, p = 0\.00781$/);
  assert.deepEqual(compare(high, low).regressions, []);
});

Deno.test("with few seeds the tolerance decides, and can be set", () => {
  const [low, high] = [fits(() => 1, 3), fits(() => 1.1, 3)];
  assert.match(
    compare(low, high).regressions[0].words,
    /^KL higher by more than 5\u00a0% on all 3/,
  );
  assert.deepEqual(compare(low, high, 0.2).regressions, []);
});

Deno.test("a higher mode-weight error is a regression with KL the same", () => {
  const results = fits(() => 1, 3);
  const [regression, ...others] =
    compare(withError(results, 0.01), withError(results, 0.2)).regressions;
  assert.match(regression.words, /^mode-weight error higher/);
  assert.deepEqual(others, []);
});

Deno.test("more CPU time is told and is no regression", () => {
  const slow = fits(() => 1).map((result) => ({
    ...result,
    timing: { cpuSeconds: 100, wallSeconds: 100 },
  }));
  const compared = compare(fits(() => 1), slow);
  assert.equal(compared.fits[0].deltas.cpuSeconds.verdict.kind, "higher");
  assert.deepEqual(compared.regressions, []);
});

Deno.test("a trial that lost its score is a regression, one that gained it is mended", () => {
  const [sound, failed, empty] = [
    exampleFit({ seed: 1 }),
    exampleFailure({ seed: 1 }, "It threw"),
    exampleFit({ seed: 1, kl: NaN }),
  ];
  const [regression] = compare([sound], [failed]).regressions;
  assert.deepEqual(regression, {
    kind: "failure",
    subject: "a",
    method: "FD",
    words: "no score under seed 1 any more: It threw",
  });
  assert.match(compare([sound], [empty]).regressions[0].words, /its KL is not a finite number$/);
  assert.deepEqual(compare([failed], [sound]).mended.map(({ reason }) => reason), ["It threw"]);
  for (const [a, b] of [[failed, sound], [failed, failed], [empty, failed]]) {
    assert.deepEqual(compare([a], [b]).regressions, []);
  }
  assert.equal(compare([sound], [failed]).fits[0].deltas.kl.verdict.kind, "not comparable");
});

Deno.test("trials in one run alone are listed, and seeds in both alone are compared", () => {
  const compared = compare(fits((seed) => 1 + seed, 4), fits((seed) => 1 + seed, 2));
  assert.deepEqual(compared.onlyBefore.map(({ seed }) => seed), [2, 3]);
  assert.deepEqual(compared.fits[0].seeds, [0, 1]);
  assert.equal(compared.fits[0].deltas.kl.before, 1.5);
});

Deno.test("a profile or a test with other numbers is told", () => {
  const before = [exampleProfile({ name: "kl" }, [1, 2]), examplePower({ rejections: 3 })];
  const after = [exampleProfile({ name: "kl" }, [1, 2]), examplePower({ rejections: 4 })];
  assert.deepEqual(compare(before, after).others, {
    shared: 2,
    changed: [{ subject: "pair, weight 0.2, n = 100", method: "MMD²", seed: 0 }],
  });
});

Deno.test("one estimator under two budgets has two rows that say so", () => {
  const results = [10, 20].flatMap((steps) =>
    fits(() => 1, 2).map((result): TrialResult => ({
      ...result,
      id: `${result.id}-${steps}`,
      trial: { ...result.trial, budget: { steps, batch: 10 } } as TrialResult["trial"],
    }))
  );
  assert.deepEqual(compare(results, results).fits.map(({ label }) => label.short), [
    "MFD, β\u00a0=\u00a00.9, 10 steps of 10",
    "MFD, β\u00a0=\u00a00.9, 20 steps of 10",
  ]);
});

Deno.test("runs without a trial in common, and a tolerance that is none, are refused", () => {
  const [a, b] = [[exampleFit({ seed: 1 })], [exampleFit({ seed: 2 })]];
  assert.throws(() => compare(a, b), {
    name: "RangeError",
    message: /^Cannot compare runs as they must have a trial in common: 'a' has 1, 'b' has 1/,
  });
  for (const tolerance of [-0.1, NaN, Infinity]) {
    assert.throws(() => compare(a, a, tolerance), {
      name: "RangeError",
      message: /'tolerance' must be a finite number of at least 0: current value is/,
    });
  }
});
