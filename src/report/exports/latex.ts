import { formatNumber } from "../format_number.ts";
import type { KlCell, KlTable } from "./kl_table.ts";
import { latexText } from "./latex_text.ts";

/** Columns of numbers that fit a page of usual width. */
const MOST_COLUMNS = 4;

/**
 * A KL table as LaTeX with `booktabs`: the longer of targets and estimators goes down the rows, and an
 * interval stands below its mean. Beyond 4 columns of numbers the table is scaled to the width of the
 * text by `graphicx`.
 *
 * @param table The table.
 * @returns A `table` environment, to be read in by `\input`.
 */
export function latex(table: KlTable): string {
  const isWide = table.targets.length > table.estimators.length;
  const heads = isWide ? table.estimators : table.targets;
  const names = isWide ? table.targets : table.estimators;
  const rows = names.map((name, r) =>
    rowOf(name, heads.map((_, c) => isWide ? table.cells[r][c] : table.cells[c][r]))
  );
  const isScaled = heads.length > MOST_COLUMNS;
  return [
    `% Needs \\usepackage{booktabs}${isScaled ? " and \\usepackage{graphicx}" : ""}.`,
    "\\begin{table}",
    "\\centering",
    `\\caption{${latexText(table.caption.join(" "))}}`,
    "\\label{tab:blindspot-kl}",
    ...(isScaled ? ["\\resizebox{\\textwidth}{!}{%"] : []),
    `\\begin{tabular}{l${"r".repeat(heads.length)}}`,
    "\\toprule",
    `${[isWide ? "target" : "estimator", ...heads.map(latexText)].join(" & ")} \\\\`,
    "\\midrule",
    ...rows.flat(),
    "\\bottomrule",
    "\\end{tabular}",
    ...(isScaled ? ["}"] : []),
    "\\end{table}",
    "",
  ].join("\n");
}

function rowOf(name: string, cells: readonly (KlCell | undefined)[]): string[] {
  const means = `${[latexText(name), ...cells.map(meanOf)].join(" & ")} \\\\`;
  if (!cells.some((cell) => cell?.interval)) return [means];
  return [means, `${["", ...cells.map(intervalOf)].join(" & ")} \\\\`];
}

function meanOf(cell: KlCell | undefined): string {
  if (cell === undefined) return "--";
  const mean = latexNumber(cell.mean);
  const text = cell.isBold ? `{\\boldmath\\textbf{${mean}}}` : mean;
  return cell.failed > 0 ? text + latexText("†") : text;
}

function intervalOf(cell: KlCell | undefined): string {
  if (cell?.interval === undefined) return "";
  const { lower, upper } = cell.interval;
  // Braces: a bracket after \\ would be read as its argument.
  return `{\\scriptsize [${latexNumber(lower)}, ${latexNumber(upper)}]}`;
}

function latexNumber(value: number): string {
  return latexText(formatNumber(value));
}
