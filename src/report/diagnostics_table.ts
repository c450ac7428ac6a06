import type { FitGroup } from "./collect_fits.ts";
import { formatNumber } from "./format_number.ts";

/** Diagnostics of finished fits: one row a fit, one column a key that any of them has. */
export interface DiagnosticsTable {
  /** Keys in words: `mass below zero`. */
  readonly columns: readonly string[];
  /** How many finished fits there are: `rows` has the first 1000 of more. */
  readonly fits: number;
  readonly rows: readonly {
    readonly target: string;
    readonly estimator: string;
    readonly seed: number;
    /** One text a column; empty where the fit has no such key. */
    readonly cells: readonly string[];
  }[];
}

/** Nobody reads more, and a page with ten thousand rows does not open at once. */
const MOST_ROWS = 1000;

/**
 * Collects the diagnostics of all fits, or of the first thousand.
 *
 * @param groups The run's fits.
 */
export function diagnosticsTable(groups: readonly FitGroup<unknown>[]): DiagnosticsTable {
  const fits = groups.flatMap((group) => group.fits.map((fit) => ({ group, fit })));
  const shown = fits.slice(0, MOST_ROWS);
  const keys = [...new Set(shown.flatMap(({ fit }) => Object.keys(fit.diagnostics)))];
  return {
    columns: keys.map(inWords),
    fits: fits.length,
    rows: shown.map(({ group, fit }) => ({
      target: group.target,
      estimator: group.label.short,
      seed: fit.seed,
      cells: keys.map((key) => show(fit.diagnostics[key])),
    })),
  };
}

function show(value: number | string | boolean | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  return Number.isInteger(value) && Math.abs(value) < 1e6 ? String(value) : formatNumber(value);
}

function inWords(key: string): string {
  return key.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
}
