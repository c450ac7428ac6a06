import assert from "node:assert/strict";
import { compareRuns } from "../../../src/report/compare/compare_runs.ts";
import { compareSentences, ruleSentences } from "../../../src/report/compare/compare_sentences.ts";
import { comparisonText } from "../../../src/report/compare/comparison_text.ts";
import { readManifest } from "../../../src/report/manifest.ts";
import type { TrialResult } from "../../../src/suite/trial.ts";
import { exampleFailure, exampleFit, mixture } from "../example_results.ts";

const NCE = { name: "noise-contrastive" };

function run(name: string, kl: number, extra: readonly TrialResult[] = [], version = "1") {
  const results = [0, 1, 2].flatMap((seed) => [
    exampleFit({ seed, kl: kl * (1 + seed) }),
    exampleFit({ seed, kl: 0.1, estimator: mixture(0.9) }),
  ]);
  const manifest = readManifest({ blindspot: { version } });
  return { name, manifest, results: [...results, ...extra] };
}

const compared = compareRuns(
  run("old", 1, [exampleFit({ seed: 9, estimator: NCE }), exampleFit({ target: "gone" })]),
  run("new", 2, [exampleFailure({ seed: 9, estimator: NCE }, "It \u001b[31mthrew\nhere")], "2"),
);

Deno.test("the sentences name the regressions and count every row once", () => {
  const [lead, kl, , cpu, trials] = compareSentences(compared);
  assert.equal(lead, "2 regressions: FD on a (KL) and NCE on a (no score).");
  assert.equal(kl, "KL, of 2 rows: 1 higher, 1 the same on every seed.");
  assert.equal(cpu, "CPU time, of 2 rows: 2 the same on every seed.");
  assert.equal(trials, "7 trials are in both, 1 only in old and 1 lost a score.");
});

Deno.test("no regression is said in words", () => {
  assert.equal(compareSentences(compareRuns(run("a", 1), run("b", 1)))[0], "No regression.");
});

Deno.test("the rule that was used is the one that is told", () => {
  assert.match(ruleSentences(compared).join(" "), /too few seeds for .* more than 5\u00a0% in one/);
  assert.doesNotMatch(ruleSentences(compared).join(" "), /that Wilcoxon's .* finds/);
  const many = (kl: number) => ({
    ...run("a", kl),
    results: Array.from({ length: 9 }, (_, seed) => exampleFit({ seed, kl: kl + seed })),
  });
  assert.match(ruleSentences(compareRuns(many(1), many(2))).join(" "), /that Wilcoxon's .* finds/);
});

Deno.test("the terminal shows the rows that changed, the lists, and the manifest", () => {
  const lines = comparisonText(compared).split("\n");
  const head = lines.findIndex((line) => line.startsWith("target"));
  assert.match(lines[head + 2], /^a +FD +3 +2\.00 → 4\.00 +▲ \+100\u00a0% +0 → 0 +=/);
  assert.match(lines[head + 1], /^a +NCE +1 +–/);
  assert.ok(lines.includes("Rows with the same scores on every seed: 1"));
  assert.ok(lines.includes("  Blindspot: 1 → 2"));
  assert.ok(lines.includes("  FD on gone, seed 0"));
});

Deno.test("no control character of a name or a reason reaches the terminal", () => {
  const text = comparisonText(compared);
  assert.doesNotMatch(text, /[^\P{Cc}\n]/u);
  assert.match(text, /no score under seed 9 any more: It {2}?\[31mthrew here/);
});
