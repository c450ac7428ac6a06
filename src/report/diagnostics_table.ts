import type { FitGroup } from "./collect_fits.ts";
import { formatNumber } from "./format_number.ts";

/** Diagnostics of every finished fit: one row a fit, one column a key that any of them has. */
export interface DiagnosticsTable {
  /** Keys in words: `mass below zero`. */
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly target: string;
    readonly estimator: string;
    readonly seed: number;
    /** One text a column; empty where the fit has no such key. */
    readonly cells: readonly string[];
  }[];
}

/**
 * Collects the diagnostics of all fits.
 *
 * @param groups The run's fits.
 */
export function diagnosticsTable(groups: readonly FitGroup[]): DiagnosticsTable {
  const keys = [
    ...new Set(
      groups.flatMap((group) => group.fits.flatMap((fit) => Object.keys(fit.diagnostics))),
    ),
  ];
  return {
    columns: keys.map(inWords),
    rows: groups.flatMap((group) =>
      group.fits.map((fit) => ({
        target: group.target,
        estimator: group.label.short,
        seed: fit.seed,
        cells: keys.map((key) => show(fit.diagnostics[key])),
      }))
    ),
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
