import { formatNumber, formatPercent, formatRatio } from "../format_number.ts";
import type { DeltaVerdict } from "./delta_verdict.ts";
import type { PairedDelta } from "./paired_deltas.ts";

/** From this ratio on a change is told as a ratio: 900 % says less than 10 times. */
const TOLD_AS_RATIO = 3;

const MARKS: Readonly<Record<DeltaVerdict["kind"], string>> = {
  "higher": "▲",
  "lower": "▼",
  "no significant difference": "≈",
  "undecided": "?",
  "unchanged": "=",
  "not comparable": " ",
};

/** What the marks mean, in the order of their weight. */
export const MARK_LEGEND =
  "▲ higher, ▼ lower, ≈ no significant difference, ? too few seeds to tell, = the same on every seed";

/**
 * A relative change for people.
 *
 * @param change After over before less 1.
 * @returns For instance `+12 %`, `−3.4 %`, `×5.2`, `÷16`, `0 %`, and `–` for NaN.
 */
export function changeText(change: number): string {
  if (Number.isNaN(change)) return "–";
  if (change === 0) return "0\u00a0%";
  if (1 + change >= TOLD_AS_RATIO) return `×${formatRatio(1 + change)}`;
  if (1 + change <= 1 / TOLD_AS_RATIO) return `÷${formatRatio(1 / (1 + change))}`;
  return `${change > 0 ? "+" : ""}${formatPercent(change)}`;
}

/**
 * The sign of a verdict.
 *
 * @param verdict The verdict.
 * @returns One character.
 */
export function verdictMark({ kind }: DeltaVerdict): string {
  return MARKS[kind];
}

/**
 * A mean before and after.
 *
 * @param before The mean before.
 * @param after The mean after.
 * @returns For instance `0.0123 → 0.0130`.
 */
export function beforeAfter(before: number, after: number): string {
  return `${formatNumber(before)} → ${formatNumber(after)}`;
}

/**
 * What a verdict rests on, for a narrow cell.
 *
 * @param delta The paired change.
 * @returns For instance `p = 0.0123`, `on every seed`, `too few seeds to tell`.
 */
export function deltaNote({ verdict, adjusted = 1 }: PairedDelta): string {
  const p = `p\u00a0=\u00a0${formatNumber(adjusted)}`;
  switch (verdict.kind) {
    case "higher":
    case "lower":
      return verdict.rule === "test" ? p : "on every seed";
    case "no significant difference":
      return `no significant difference, ${p}`;
    case "undecided":
      return "too few seeds to tell";
    case "unchanged":
      return "the same on every seed";
    case "not comparable":
      return "no score in both";
  }
}
