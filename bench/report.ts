import { Command } from "commander";
import { join } from "@std/path";
import { buildReport, type RunRecord } from "../src/report/build_report.ts";
import { isFit } from "../src/report/collect_fits.ts";
import { type FitPictures, parseArtifact } from "../src/report/parse_artifact.ts";
import { writeFileAtomically } from "../src/runner/write_file_atomically.ts";
import { methodSource } from "../src/suite/method_source.ts";
import { targetModes } from "../src/suite/target_modes.ts";
import type { TrialResult } from "../src/suite/trial.ts";
import { renderPage } from "../web/page.tsx";
import { parseCommand } from "./parse_command.ts";
import { readResultFiles, reasonOf } from "./read_results.ts";

/**
 * Writes the report of a run beside its results, as `index.html`. The page appears whole or not at
 * all; what an interrupted run has not written is left out.
 *
 * @param runFolder The run folder, with `results.ndjson`.
 * @returns The path of the page.
 * @throws {Deno.errors.NotFound} If the folder holds no `results.ndjson`.
 */
export async function writeReport(runFolder: string): Promise<string> {
  const html = renderPage(buildReport(await readRun(runFolder)));
  const path = join(runFolder, "index.html");
  await writeFileAtomically(path, html);
  return path;
}

/**
 * The command line `deno task report DIR`.
 *
 * @param args Command-line arguments.
 * @returns The exit code: 0, 1 if there is nothing to report on, 2 for bad input.
 */
export async function main(args: readonly string[]): Promise<number> {
  const command = new Command("deno task report")
    .description("Writes the report of a run: <dir>/index.html from <dir>/results.ndjson.")
    .argument("<dir>", "the run folder, such as results/quick")
    .helpOption("-h, --help", "print this and end")
    .exitOverride();
  const exitCode = parseCommand(command, args);
  if (exitCode !== undefined) return exitCode;
  const [folder] = command.processedArgs as [string];
  try {
    console.log(await writeReport(folder));
    return 0;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    console.error(`Cannot write a report as '${folder}' holds no results.ndjson`);
    return 1;
  }
}

async function readRun(folder: string): Promise<RunRecord> {
  const { manifest, results, unreadable: found } = await readResultFiles(folder);
  const unreadable = [...found];
  const ids = results.filter(isFinishedFit).map((result) => result.id);
  const targets = results.flatMap(({ trial }) => (isFit(trial) ? [trial.target.name] : []));
  const pictures = await readArtifacts(folder, ids, (id) => id, unreadable);
  const truths = await readArtifacts(
    folder,
    targets,
    (name) => `target-${encodeURIComponent(name)}`,
    unreadable,
  );
  return {
    manifest,
    results,
    pictures,
    truths: new Map([...truths].flatMap(([name, { density }]) => density ? [[name, density]] : [])),
    samples: new Map([...truths].flatMap(([name, { sample }]) => sample ? [[name, sample]] : [])),
    unreadable,
    sourceOf: methodSource,
    modeOf: targetModes(results.map(({ trial }) => trial)),
  };
}

function isFinishedFit(result: TrialResult): boolean {
  return result.status === "done" && isFit(result.trial);
}

/** Reads `artifacts/<stem>.json` for each distinct name; a missing file is no error. */
async function readArtifacts(
  folder: string,
  names: readonly string[],
  stemOf: (name: string) => string,
  unreadable: string[],
): Promise<Map<string, FitPictures>> {
  const read = new Map<string, FitPictures>();
  const files = await fileNames(join(folder, "artifacts"));
  for (const name of new Set(names)) {
    const stem = stemOf(name);
    // A name comes from a result line: it must not lead out of the folder.
    if (/^\.|[/\\\0]/.test(stem) || !files.has(`${stem}.json`)) continue;
    try {
      const text = await Deno.readTextFile(join(folder, "artifacts", `${stem}.json`));
      read.set(name, parseArtifact(JSON.parse(text)));
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) continue;
      unreadable.push(`artifacts/${stem}.json: ${reasonOf(error)}`);
    }
  }
  return read;
}

/** The names in a folder; none where it is missing. */
async function fileNames(folder: string): Promise<Set<string>> {
  const names = new Set<string>();
  try {
    for await (const entry of Deno.readDir(folder)) names.add(entry.name);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return names;
}

if (import.meta.main) Deno.exit(await main(Deno.args));
