import type { RunComparison } from "./compare_runs.ts";
import { compareSentences, ruleSentences } from "./compare_sentences.ts";
import { type ComparedFits, isWorthShowing, MEASURES } from "./compared_fits.ts";
import { beforeAfter, changeText, MARK_LEGEND, verdictMark } from "./delta_text.ts";
import type { TrialLoss } from "./compare_runs.ts";
import type { TrialName } from "./trial_name.ts";

/** Lines of a list that are told to a person; the page and `--json` have them all. */
const TOLD = 10;

/**
 * A comparison for a terminal: sentences, a compact table of the rows whose scores changed, and lists.
 *
 * @param compared The comparison.
 * @returns Lines without a last line end.
 */
export function comparisonText(compared: RunComparison): string {
  const { before, after, fits, regressions, manifest } = compared;
  const changed = fits.filter(isWorthShowing);
  return [
    `${before.name} → ${after.name}`,
    ...compareSentences(compared),
    ...table(changed),
    ...(changed.length < fits.length && fits.length > 0
      ? [`Rows with the same scores on every seed: ${fits.length - changed.length}`]
      : []),
    ...section(
      "Regressions",
      regressions.map(({ subject, method, words }) => `${method} on ${subject}: ${words}`),
    ),
    ...section("Scores gained", compared.mended.map(lossText)),
    ...section("Other numbers in", compared.others.changed.map(nameText)),
    ...section(`Only in ${before.name}`, compared.onlyBefore.map(nameText)),
    ...section(`Only in ${after.name}`, compared.onlyAfter.map(nameText)),
    ...section(
      "Changed in the manifest",
      manifest.map(({ field, before, after }) =>
        `${field}: ${before ?? "absent"} → ${after ?? "absent"}`
      ),
      Infinity,
    ),
    "",
    ...ruleSentences(compared),
    // Names and reasons come from elsewhere: no control character of theirs reaches the terminal.
  ].map((line) => line.replace(/\p{Cc}+/gu, " ")).join("\n");
}

function table(fits: readonly ComparedFits[]): string[] {
  if (fits.length === 0) return [];
  const head = ["target", "estimator", "seeds", "KL", "", "weight error", "", "CPU, s", ""];
  const rows = fits.map(({ target, label, seeds, deltas }) => [
    ...[target, label.short, String(seeds.length)],
    ...MEASURES.flatMap((measure) => {
      const { before, after, change, verdict } = deltas[measure];
      const isShown = verdict.kind !== "not comparable";
      return isShown
        ? [beforeAfter(before, after), `${verdictMark(verdict)} ${changeText(change)}`]
        : ["–", ""];
    }),
  ]);
  const lines = [head, ...rows];
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => [...line[column]].length))
  );
  return [
    "",
    ...lines.map((line) =>
      line.map((cell, column) => cell + " ".repeat(widths[column] - [...cell].length)).join("  ")
        .trimEnd()
    ),
    MARK_LEGEND,
  ];
}

function section(title: string, lines: readonly string[], most = TOLD): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - most;
  return [
    "",
    `${title}:`,
    ...(rest > 0 ? lines.slice(0, most) : lines).map((line) => `  ${line}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}

function nameText({ subject, method, seed }: TrialName): string {
  return `${method} on ${subject}${seed === undefined ? "" : `, seed ${seed}`}`;
}

function lossText(loss: TrialLoss): string {
  return `${nameText(loss)}: before, ${loss.reason}`;
}
