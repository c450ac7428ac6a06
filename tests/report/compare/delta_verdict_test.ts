import assert from "node:assert/strict";
import { deltaVerdict, type JudgedDelta } from "../../../src/report/compare/delta_verdict.ts";
import fc from "../../property.ts";

const TEN = Array(10).fill(0.01);
const judged = (delta: Partial<JudgedDelta>, tolerance = 0.05) =>
  deltaVerdict({
    changes: TEN,
    positiveRanks: 50,
    negativeRanks: 5,
    adjusted: 0.02,
    tests: 3,
    ...delta,
  }, tolerance);

Deno.test("with seeds enough the test decides, up to its level, however small the change", () => {
  assert.deepEqual(judged({}), {
    kind: "higher",
    rule: "test",
    words: "significantly higher, p = 0.0200",
  });
  assert.equal(judged({ adjusted: 0.05 }).kind, "higher");
  assert.equal(judged({ positiveRanks: 5, negativeRanks: 50 }).kind, "lower");
  assert.deepEqual(judged({ adjusted: 0.0501, changes: Array(10).fill(9) }), {
    kind: "no significant difference",
    rule: "test",
    words: "no significant difference, p = 0.0501",
  });
});

Deno.test("seeds are enough from m · 2^(1 − n) ≤ 5 % on", () => {
  // One test: 2^(1 − 5) = 0.0625 and 2^(1 − 6) = 0.03125. Three: 3 · 2^(1 − 7) = 0.047.
  const rule = (seeds: number, tests: number) =>
    judged({ changes: Array(seeds).fill(1), tests, adjusted: 1 }).words;
  assert.match(rule(5, 1), /on all 5 seeds; too few for a test, which needs 6$/);
  assert.match(rule(6, 1), /^no significant difference/);
  assert.match(rule(6, 3), /which needs 7$/);
  assert.match(rule(7, 3), /^no significant difference/);
});

Deno.test("with too few seeds a change counts beyond the tolerance on every seed", () => {
  const kind = (changes: number[], tolerance = 0.05) =>
    judged({ changes, adjusted: 1 }, tolerance).kind;
  assert.equal(kind([0.051, 2, 0.2]), "higher");
  assert.equal(kind([0.05, 2, 0.2]), "undecided");
  assert.equal(kind([0.2, -0.2, 0.2]), "undecided");
  // 1/1.05 − 1 is −0.0476: the limit is one ratio, whichever run comes first.
  assert.equal(kind([-0.0477, -0.5]), "lower");
  assert.equal(kind([-0.0476, -0.5]), "undecided");
  assert.equal(kind([0.2, 0.3], 0.2), "undecided");
  assert.equal(kind([0.001], 0), "higher");
});

Deno.test("its words say the rule, and what is within the tolerance", () => {
  const words = (changes: number[]) => judged({ changes, adjusted: 1, tests: 1 }).words;
  assert.equal(
    words([0.1]),
    "higher by more than 5\u00a0% on the one seed; too few for a test, which needs 6",
  );
  assert.match(words([0.01, -0.01]), /^within 5\u00a0% on all 2 seeds;/);
  assert.match(words([0.01, -0.3]), /^not beyond 5\u00a0% one way on all 2 seeds;/);
});

Deno.test("what never changed and what has no pair is said so", () => {
  const same = { positiveRanks: 0, negativeRanks: 0, adjusted: 1 };
  assert.equal(judged({ ...same, changes: [0, 0] }).kind, "unchanged");
  assert.equal(judged({ ...same, changes: [] }).kind, "not comparable");
});

Deno.test("exchanging the runs exchanges higher and lower", () => {
  const change = fc.double({ min: -0.9, max: 9, noNaN: true });
  fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
    // A change at the limit itself may fall on either side by rounding.
    fc.pre(
      changes.every((value) =>
        [value, 1 / (1 + value) - 1].every((c) => Math.abs(c - 0.05) > 1e-9)
      ),
    );
    const there = judged({ changes, adjusted: 1 }).kind;
    const back = judged({ changes: changes.map((value) => 1 / (1 + value) - 1), adjusted: 1 }).kind;
    const exchanged = { higher: "lower", lower: "higher" } as Record<string, string>;
    assert.equal(back, exchanged[there] ?? there);
  }));
});
