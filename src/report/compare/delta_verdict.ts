import { formatNumber, formatPercent } from "../format_number.ts";

/** What the paired values of one measure came to. */
export interface DeltaVerdict {
  readonly kind:
    | "higher"
    | "lower"
    | "no significant difference"
    | "undecided"
    | "unchanged"
    | "not comparable";
  /** What decided: a test, or a change beyond the tolerance on every seed; absent where nothing was to decide. */
  readonly rule?: "test" | "every seed";
  /** A clause for a person, without a full stop. */
  readonly words: string;
}

/** What a verdict is given on. */
export interface JudgedDelta {
  /** After over before less 1, a seed each; above 0 where the measure rose. */
  readonly changes: readonly number[];
  /** Sums of the ranks of the differences above and below 0. */
  readonly positiveRanks: number;
  readonly negativeRanks: number;
  /** Wilcoxon's p-value after Holm's correction. */
  readonly adjusted: number;
  /** How many rows were tested together. */
  readonly tests: number;
}

/** The level of the tests. */
export const ALPHA = 0.05;

/**
 * Says whether a measure changed between two runs.
 *
 * - `test`: it did where Wilcoxon's signed-rank test says so after Holm's correction, p ≤ 0.05.
 * - `every seed`: where there are so few seeds that no scores could make the test say so, it did where
 *   it changed in one direction by more than the tolerance on every seed. That is no test, and no
 *   probability of error belongs to it.
 *
 * @param delta The row; none of its changes means that no seed has a score in both runs.
 * @param tolerance A relative change, at least 0: 0.05 for 5 %.
 */
export function deltaVerdict(delta: JudgedDelta, tolerance: number): DeltaVerdict {
  const { changes, positiveRanks, negativeRanks, adjusted, tests } = delta;
  if (changes.length === 0) {
    return { kind: "not comparable", words: "no seed with a score in both" };
  }
  if (positiveRanks + negativeRanks === 0) {
    return { kind: "unchanged", words: "the same on every seed" };
  }
  const p = `p = ${formatNumber(adjusted)}`;
  if (adjusted <= ALPHA) {
    const kind = positiveRanks > negativeRanks ? "higher" : "lower";
    return { kind, rule: "test", words: `significantly ${kind}, ${p}` };
  }
  if (tests * 2 ** (1 - changes.length) <= ALPHA) {
    return {
      kind: "no significant difference",
      rule: "test",
      words: `no significant difference, ${p}`,
    };
  }
  return verdictWithoutTest(changes, tests, tolerance);
}

function verdictWithoutTest(
  changes: readonly number[],
  tests: number,
  tolerance: number,
): DeltaVerdict {
  const seeds = changes.length === 1 ? "the one seed" : `all ${changes.length} seeds`;
  const few = `too few for a test, which needs ${seedsNeeded(tests)}`;
  const share = formatPercent(tolerance);
  // As a ratio it is the same limit in both directions.
  const kind = changes.every((change) => change > tolerance)
    ? "higher"
    : changes.every((change) => 1 / (1 + change) - 1 > tolerance)
    ? "lower"
    : "undecided";
  if (kind !== "undecided") {
    return {
      kind,
      rule: "every seed",
      words: `${kind} by more than ${share} on ${seeds}; ${few}`,
    };
  }
  const isWithin = changes.every((change) =>
    change <= tolerance && 1 / (1 + change) - 1 <= tolerance
  );
  return {
    kind,
    rule: "every seed",
    words: `${isWithin ? `within ${share}` : `not beyond ${share} one way`} on ${seeds}; ${few}`,
  };
}

/** The least n with m · 2^(1 − n) ≤ α: enough for the clearest of m tests. */
function seedsNeeded(tests: number): number {
  return 1 + Math.ceil(Math.log2(tests / ALPHA));
}
