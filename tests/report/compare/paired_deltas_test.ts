import assert from "node:assert/strict";
import { pairedDeltas } from "../../../src/report/compare/paired_deltas.ts";

const BEFORE = [1, 1.1, 0.9, 1.3, 0.8, 1.2, 1.05, 0.95, 1.15, 0.85];
const row = (key: string, differences: readonly number[]) => ({
  key,
  before: BEFORE.slice(0, differences.length),
  after: differences.map((value, i) => BEFORE[i] + value),
});

// scipy.stats.wilcoxon(d, method="exact").pvalue: 0.001953125, 0.556640625 and 0.00390625.
const CLEAR = [0.2, 0.22, 0.18, 0.26, 0.16, 0.24, 0.21, 0.19, 0.23, 0.17];
const MIXED = [0.31, -0.11, 0.12, -0.05, 0.13, -0.14, 0.32, 0.21, -0.15, -0.16];
const LOWER = [-0.1, 0.05, -0.2, -0.21, -0.06, -0.22, -0.25, -0.07, -0.15, -0.26];

Deno.test("rows are tested by Wilcoxon and corrected by Holm together", () => {
  const rows = [row("clear", CLEAR), row("mixed", MIXED), row("lower", LOWER)];
  const [clear, mixed, lower] = pairedDeltas("kl", rows, 0.05);
  // Holm by hand: 3 · 0.001953125, 2 · 0.00390625, 1 · 0.556640625.
  assert.deepEqual(
    [clear.adjusted, lower.adjusted, mixed.adjusted],
    [0.005859375, 0.0078125, 0.556640625],
  );
  assert.deepEqual(
    [clear, mixed, lower].map(({ verdict }) => verdict.kind),
    ["higher", "no significant difference", "lower"],
  );
  assert.ok(Math.abs(clear.mean - 0.206) < 1e-12);
  assert.ok(Math.abs(clear.before - 1.03) < 1e-12 && Math.abs(clear.after - 1.236) < 1e-12);
  assert.ok(Math.abs(clear.change - 0.2) < 1e-12);
});

Deno.test("a row on which nothing changed is not tested and costs the others nothing", () => {
  const still = Array.from({ length: 20 }, (_, i) => row(`still ${i}`, Array(10).fill(0)));
  const deltas = pairedDeltas("kl", [...still, row("clear", CLEAR)], 0.05);
  assert.equal(deltas.at(-1)!.adjusted, 0.001953125);
  assert.equal(deltas[0].verdict.kind, "unchanged");
  assert.deepEqual([deltas[0].adjusted, deltas[0].interval, deltas[0].mean], [
    undefined,
    undefined,
    0,
  ]);
});

Deno.test("last digits that another CPU may round otherwise are no change", () => {
  const rounded = { key: "a", before: BEFORE, after: BEFORE.map((value) => value * (1 + 1e-12)) };
  assert.equal(pairedDeltas("kl", [rounded], 0)[0].verdict.kind, "unchanged");
  const moved = { ...rounded, after: BEFORE.map((value) => value * (1 + 1e-7)) };
  assert.equal(pairedDeltas("kl", [moved], 0)[0].verdict.kind, "higher");
});

Deno.test("the interval of two differences is their range, and of one there is none", () => {
  const [two, one] = pairedDeltas("kl", [row("two", [0.1, 0.3]), row("one", [0.5])], 0.05);
  assert.ok(
    Math.abs(two.interval!.lower - 0.1) < 1e-12 && Math.abs(two.interval!.upper - 0.3) < 1e-12,
  );
  assert.equal(one.interval, undefined);
});

Deno.test("values near zero change by no more than from a millionth", () => {
  const [delta] = pairedDeltas("kl", [{ key: "a", before: [0, 1e-9], after: [3e-6, 1e-8] }], 0.05);
  assert.ok(Math.abs(delta.changes[0] - 2) < 1e-12);
  assert.equal(delta.changes[1], 0);
  assert.equal(delta.verdict.kind, "undecided");
});

Deno.test("a row without a pair is not comparable, and other rows do not change its numbers", () => {
  const [none] = pairedDeltas("kl", [{ key: "a", before: [], after: [] }], 0.05);
  assert.equal(none.verdict.kind, "not comparable");
  assert.ok(Number.isNaN(none.before) && Number.isNaN(none.change));
  const alone = pairedDeltas("kl", [row("mixed", MIXED)], 0.05)[0].interval;
  assert.deepEqual(
    pairedDeltas("kl", [row("clear", CLEAR), row("mixed", MIXED)], 0.05)[1].interval,
    alone,
  );
});
