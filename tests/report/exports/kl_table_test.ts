import assert from "node:assert/strict";
import { klTable } from "../../../src/report/exports/kl_table.ts";
import type { TrialResult } from "../../../src/suite/trial.ts";
import { exampleFailure, exampleFit, mixture } from "../example_results.ts";

const NCE = { name: "noise-contrastive" };

/** MFD is best; NCE wavers about it; FD is worse on every seed. */
function seeded(seeds: number, target = "a"): TrialResult[] {
  return Array.from({ length: seeds }, (_, seed) => [
    exampleFit({ target, seed, kl: 1 + seed / 100 }),
    exampleFit({ target, seed, kl: 0.1 + seed / 100, estimator: mixture(0.9) }),
    exampleFit({ target, seed, kl: 0.1 + (seed % 2 === 0 ? 0.05 : -0.04), estimator: NCE }),
  ]).flat();
}

function bold(results: readonly TrialResult[]): string[][] {
  const { estimators, cells } = klTable(results, { facts: [] });
  return cells.map((row) => estimators.filter((_, i) => row[i]?.isBold));
}

Deno.test("with seeds enough, what a test does not find worse is bold beside the best", () => {
  // FD loses on all of 8 seeds: p = 2 · 2⁻⁸ = 0.0078, twice that by Holm. NCE is lower on 4 of 8.
  assert.deepEqual(bold(seeded(8)).map((names) => names.sort()), [[
    "MFD, β\u00a0=\u00a00.9",
    "NCE",
  ]]);
  const caption = klTable(seeded(8), { facts: [] }).caption.join(" ");
  assert.match(caption, /over seeds 0 to 7, with 95 % percentile bootstrap intervals\./);
  assert.match(caption, /Budget: 10 steps of 10 samples\./);
  assert.match(caption, /not significantly worse by Wilcoxon's signed-rank test .* Holm/);
  assert.doesNotMatch(caption, /too few|†/);
});

Deno.test("with too few seeds for any test the lowest mean alone is bold, and the caption says why", () => {
  assert.deepEqual(bold(seeded(3)).map((names) => names.length), [1]);
  assert.match(klTable(seeded(3), { facts: [] }).caption.join(" "), /there are too few seeds for/);
});

Deno.test("where targets differ in seeds, the caption speaks of both", () => {
  const results = [...seeded(8), ...seeded(3, "b")];
  assert.deepEqual(bold(results).map((names) => names.length), [2, 1]);
  const caption = klTable(results, { facts: [] }).caption.join(" ");
  assert.match(caption, /Where a target has too few seeds for it, the lowest mean alone is bold\./);
});

Deno.test("a cell has the mean and the range of two seeds, and counts what has no score", () => {
  const { cells, caption } = klTable([
    exampleFit({ seed: 0, kl: 1 }),
    exampleFit({ seed: 5, kl: 2 }),
    exampleFailure({ seed: 7 }, "x"),
    exampleFit({ seed: 0, kl: 9, target: "b", estimator: NCE }),
  ], { facts: [] });
  assert.deepEqual(cells, [
    [{ mean: 1.5, interval: { lower: 1, upper: 2 }, isBold: false, failed: 1 }, undefined],
    [undefined, { mean: 9, isBold: false, failed: 0 }],
  ]);
  assert.match(caption.join(" "), /over seeds 0, 5 and 7,.*†: the mean leaves out seeds/);
});

Deno.test("a run without a finished fit has no table", () => {
  assert.throws(() => klTable([exampleFailure({}, "x")], { facts: [] }), {
    name: "RangeError",
    message: /^Cannot export a table of KL as the run must hold a finished fit/,
  });
});
