/** `deno task export`: writes a run in a form that other programs read. */
import { Command, Option } from "commander";
import { bibtex } from "../src/report/exports/bibtex.ts";
import { csv } from "../src/report/exports/csv.ts";
import { json } from "../src/report/exports/json.ts";
import { klTable } from "../src/report/exports/kl_table.ts";
import { latex } from "../src/report/exports/latex.ts";
import { markdown } from "../src/report/exports/markdown.ts";
import { parquet } from "../src/report/exports/parquet.ts";
import { trialTable } from "../src/report/exports/trial_table.ts";
import { writeFileAtomically } from "../src/runner/write_file_atomically.ts";
import { parseCommand } from "./parse_command.ts";
import { readResults, type RunResults } from "./read_results.ts";

type Export = (run: RunResults) => string | Uint8Array | Promise<string>;

const FORMATS: Readonly<Record<string, Export>> = {
  csv: ({ results }) => csv(trialTable(results)),
  json: ({ results }) => json(trialTable(results)),
  parquet: ({ results }) => parquet(trialTable(results)),
  latex: ({ results, manifest }) => latex(klTable(results, manifest)),
  markdown: ({ results, manifest }) => markdown(klTable(results, manifest)),
  bibtex: async ({ results, manifest }) => {
    // The registries bring every method's code along, and the other formats need none of it.
    const { methodSource } = await import("../src/suite/method_source.ts");
    return bibtex(manifest, results.map(({ trial }) => methodSource(trial)));
  },
};

/**
 * Runs the command.
 *
 * @param args The words after `deno task export`.
 * @returns The exit code: 0, or 2 for bad input.
 */
export async function main(args: readonly string[]): Promise<number> {
  const command = new Command("deno task export")
    .description("Writes a run as a table of its trials, a table of KL for print, or references.")
    .argument("<run>", "the run folder, such as results/quick")
    .addOption(
      new Option("--format <format>", "what to write").choices(Object.keys(FORMATS))
        .makeOptionMandatory(),
    )
    .option("--out <file>", "the file to write, in place of standard output")
    .helpOption("-h, --help", "print this and end")
    .exitOverride();
  const exitCode = parseCommand(command, args);
  if (exitCode !== undefined) return exitCode;
  const [folder] = command.processedArgs as [string];
  try {
    await exportRun(folder, command.opts<{ format: string; out?: string }>());
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

async function exportRun(
  folder: string,
  { format, out }: { format: string; out?: string },
): Promise<void> {
  if (format === "parquet" && out === undefined) {
    throw new TypeError("Cannot export parquet as '--out' must name a file: it is not text");
  }
  const run = await readResults(folder);
  for (const entry of run.unreadable) console.error(`Left out: ${entry}`);
  const content = await FORMATS[format](run);
  if (out !== undefined) {
    await writeFileAtomically(out, typeof content === "string" ? content : [content]);
  } else if (typeof content === "string") {
    await writeOut(content);
  }
}

/** In whole, whatever a pipe takes at a time; a reader that has seen enough, as `head`, may hang up. */
async function writeOut(text: string): Promise<void> {
  const stream = new Blob([text]).stream();
  try {
    await stream.pipeTo(Deno.stdout.writable, { preventClose: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
