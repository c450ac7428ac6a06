/** `deno task bench`: runs a scenario and writes its report. */
import { join, relative } from "@std/path";
import { LocalExecutor } from "../src/runner/local.ts";
import { runScenario, type RunSummary } from "../src/runner/run.ts";
import type { Scenario } from "../src/suite/scenario.ts";
import { barDisplay, lineDisplay } from "./display.ts";
import { withInterruption } from "./interruption.ts";
import { loadScenario } from "./load_scenario.ts";
import { type BenchOptions, commandLine, parseOptions } from "./options.ts";
import { type BenchParts, loadParts } from "./parts.ts";
import { failureLines, klTable } from "./summary.ts";

/** The exit codes of `deno task bench`. */
const EXIT = { done: 0, failed: 1, badInput: 2, interrupted: 130 } as const;

/**
 * Runs the command.
 *
 * @param args The words after `deno task bench`.
 * @param parts What it puts together; by default, all of Blindspot.
 * @returns The exit code: 0 if all trials are done, 1 if some failed, 2 for bad input, 130 if it was
 *   interrupted.
 */
export async function main(args: readonly string[], parts?: BenchParts): Promise<number> {
  const options = parseOptions(args);
  if (typeof options === "number") return options;
  const loaded = parts ?? await loadParts();
  let scenario: Scenario;
  try {
    const { registries, scenarios } = loaded;
    scenario = await loadScenario(options.scenario, scenarios, registries, options.seeds);
  } catch (error) {
    return refuse(error, EXIT.badInput);
  }
  return await withInterruption((signal) => run(scenario, options, loaded, signal));
}

async function run(
  scenario: Scenario,
  options: BenchOptions,
  { resultVersionOf, workerUrl, writeReport }: BenchParts,
  signal: AbortSignal,
): Promise<number> {
  const out = options.out ?? join("results", scenario.name);
  const { resume, workers, trialTimeLimit, kernel: engine } = options;
  const words = commandLine(options);
  const display = Deno.stdout.isTerminal() ? barDisplay() : lineDisplay();
  let begun = false;
  let summary: RunSummary;
  try {
    summary = await runScenario(scenario, {
      ...{ out, resume, engine, resultVersionOf, signal, commandLine: words },
      executor: new LocalExecutor({ workers, trialTimeLimit, workerUrl }),
      onEvent(event) {
        begun ||= event.kind === "planned";
        display.show(event);
      },
    });
  } catch (error) {
    display.close();
    // What stands in the way before any trial starts is for the person who typed the command.
    if (!begun) return refuse(error, EXIT.badInput);
    refuse(error, EXIT.failed);
    console.error(resumeLine(words));
    return EXIT.failed;
  }
  display.close();
  if (!summary.interrupted) return await conclude(summary, out, options, writeReport);
  const done = summary.results.filter(({ status }) => status === "done").length;
  console.error(`Interrupted: ${done} of ${summary.plan.length} trials are done`);
  console.error(resumeLine(words));
  return EXIT.interrupted;
}

/** Prints how the run ended and writes its report. */
async function conclude(
  { plan, results }: RunSummary,
  out: string,
  { report }: BenchOptions,
  writeReport: BenchParts["writeReport"],
): Promise<number> {
  const table = klTable(results);
  if (table.length > 0) console.log(["", ...table].join("\n"));
  const failures = failureLines(results);
  console.log(`\n${plan.length - failures.length} of ${plan.length} trials are done`);
  if (failures.length > 0) {
    console.log([`${failures.length} failed:`, ...failures].join("\n  "));
  }
  if (report) {
    try {
      const path = await writeReport(out);
      const near = relative("", path);
      console.log(`Report: ${near.startsWith("..") ? path : near}`);
    } catch (error) {
      console.error(`The results are in '${out}', but the report was not written`);
      return refuse(error, EXIT.failed);
    }
  }
  return failures.length > 0 ? EXIT.failed : EXIT.done;
}

function refuse(error: unknown, exitCode: number): number {
  console.error(error instanceof Error ? error.message : String(error));
  return exitCode;
}

function resumeLine(words: readonly string[]): string {
  const quoted = [...words, "--resume"].map((word) =>
    /^[\w./@:=+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
  );
  return `Go on with: ${quoted.join(" ")}`;
}

if (import.meta.main) {
  // Ends the process even where a worker that cannot be terminated is still busy.
  Deno.exit(await main(Deno.args));
}
