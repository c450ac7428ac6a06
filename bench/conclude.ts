import { relative } from "@std/path";
import type { RunSummary } from "../src/runner/run.ts";
import { failureLines, klTable, nllTable } from "./summary.ts";

/** How many failures are listed; `deno task status` counts all of them by reason. */
const LISTED_FAILURES = 100;

/** What a run ended with. */
export interface Counts {
  readonly planned: number;
  readonly done: number;
  readonly failed: number;
}

/**
 * Counts a run's results.
 *
 * @param summary How the run ended.
 */
export function countResults({ plan, results }: Pick<RunSummary, "plan" | "results">): Counts {
  const counts = { planned: plan.length, done: 0, failed: 0 };
  for (const { status } of results) counts[status]++;
  return counts;
}

/**
 * Counts a run's results and prints them: the table of KL, and failures with their reasons.
 *
 * @param summary How the run ended.
 */
export function printSummary(summary: Pick<RunSummary, "plan" | "results">): Counts {
  const counts = countResults(summary);
  for (const table of [klTable(summary.results), nllTable(summary.results)]) {
    if (table.length > 0) console.log(["", ...table].join("\n"));
  }
  console.log(`\n${counts.done} of ${counts.planned} trials are done`);
  if (counts.failed === 0) return counts;
  const failures = failureLines(summary.results, LISTED_FAILURES);
  const more = counts.failed - failures.length;
  const rest = more > 0 ? [`and ${more} more`] : [];
  console.log([`${counts.failed} failed:`, ...failures, ...rest].join("\n  "));
  return counts;
}

/**
 * Writes a report and says where it is.
 *
 * @param out The run folder.
 * @param writeReport Writes the report and gives its path.
 */
export async function reportLine(
  out: string,
  writeReport: (folder: string) => Promise<string>,
): Promise<string> {
  const path = await writeReport(out);
  const near = relative("", path);
  return `Report: ${near.startsWith("..") ? path : near}`;
}
