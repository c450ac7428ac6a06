import { formatPercent } from "../format_number.ts";
import { listOf } from "../list_of.ts";
import type { RunComparison } from "./compare_runs.ts";
import { type ComparedFits, type Measure, MEASURES } from "./compared_fits.ts";
import type { DeltaVerdict } from "./delta_verdict.ts";

/** What the measures are called. */
export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  kl: "KL",
  modeWeightError: "mode-weight error",
  cpuSeconds: "CPU time",
};

/** Regressions that the sentence names; of more, the rest are counted. */
const MOST_NAMED = 5;

/**
 * Says what a comparison shows: the regressions first, then each measure, then which trials are missing.
 *
 * @param compared The comparison.
 */
export function compareSentences(compared: RunComparison): string[] {
  return [
    regressionSentence(compared),
    ...MEASURES.flatMap((measure) => measureSentence(compared.fits, measure)),
    trialSentence(compared),
  ];
}

/**
 * Says by which rules the verdicts of a comparison were reached.
 *
 * @param compared The comparison.
 */
export function ruleSentences({ fits, tolerance }: RunComparison): string[] {
  const rules = fits.flatMap(({ deltas }) =>
    MEASURES.map((measure) => deltas[measure].verdict.rule)
  );
  const [tested, untested] = ["test", "every seed"].map((rule) => rules.includes(rule as "test"));
  return [
    "Fits are paired by target, estimator with its parameters, budget and seed.",
    ...(tested
      ? [
        "A change is one that Wilcoxon's signed-rank test on the paired differences finds at the 5 % level, corrected by Holm over all rows of the measure on which anything changed.",
      ]
      : []),
    ...(untested
      ? [
        `Where there are too few seeds for ${
          tested ? "that" : "Wilcoxon's signed-rank test to find anything at the 5 % level"
        }, a change is one by more than ${
          formatPercent(tolerance)
        } in one direction on every seed: that is no test, and no probability of error belongs to it.`,
      ]
      : []),
    "CPU time is told, and is no regression: it depends on the machine.",
  ];
}

function regressionSentence({ regressions }: RunComparison): string {
  if (regressions.length === 0) return "No regression.";
  const names = regressions.map(({ kind, subject, method }) =>
    `${method} on ${subject} (${kind === "failure" ? "no score" : MEASURE_NAMES[kind]})`
  );
  const count = regressions.length === 1 ? "One regression" : `${regressions.length} regressions`;
  return `${count}: ${listOf(names, MOST_NAMED)}.`;
}

function measureSentence(fits: readonly ComparedFits[], measure: Measure): string[] {
  const verdicts = fits.map(({ deltas }) => deltas[measure].verdict);
  const compared = verdicts.filter(({ kind }) => kind !== "not comparable");
  if (compared.length === 0) return [];
  const count = (kind: DeltaVerdict["kind"]) =>
    compared.filter((verdict) => verdict.kind === kind).length;
  const parts: [number, string][] = [
    [count("higher"), "higher"],
    [count("lower"), "lower"],
    [count("no significant difference"), "with no significant difference"],
    [count("undecided"), "with too few seeds to tell"],
    [count("unchanged"), "the same on every seed"],
  ];
  const told = parts.filter(([number]) => number > 0).map(([number, words]) =>
    `${number} ${words}`
  );
  const rows = compared.length === 1 ? "one row" : `${compared.length} rows`;
  const name = MEASURE_NAMES[measure];
  return [`${name.charAt(0).toUpperCase()}${name.slice(1)}, of ${rows}: ${told.join(", ")}.`];
}

function trialSentence(compared: RunComparison): string {
  const { shared, onlyBefore, onlyAfter, before, after, newFailures, mended, others } = compared;
  const parts = [
    shared === 1 ? "One trial is in both" : `${shared} trials are in both`,
    ...(onlyBefore.length > 0 ? [`${onlyBefore.length} only in ${before.name}`] : []),
    ...(onlyAfter.length > 0 ? [`${onlyAfter.length} only in ${after.name}`] : []),
    ...(newFailures.length > 0 ? [`${newFailures.length} lost a score`] : []),
    ...(mended.length > 0 ? [`${mended.length} gained one`] : []),
    ...(others.changed.length > 0
      ? [`${others.changed.length} of ${others.shared} profiles and tests have other numbers`]
      : []),
  ];
  return `${listOf(parts)}.`;
}
