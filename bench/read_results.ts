import { join } from "@std/path";
import { type Manifest, readManifest } from "../src/report/manifest.ts";
import { parseJson } from "../src/report/parse_json.ts";
import { parseResultLines } from "../src/report/parse_results.ts";
import { textLines } from "../src/runner/text_lines.ts";
import type { TrialResult } from "../src/suite/trial.ts";

/** What a run folder holds, without its artifacts. */
export interface RunResults {
  readonly manifest: Manifest;
  readonly results: readonly TrialResult[];
  /** What could not be read, in words. */
  readonly unreadable: readonly string[];
}

/**
 * Reads the results and the manifest of a run. A manifest that is missing or broken counts as empty.
 *
 * @param folder The run folder.
 * @throws {RangeError} If the folder holds no `results.ndjson`.
 */
export async function readResults(folder: string): Promise<RunResults> {
  try {
    return await readResultFiles(folder);
  } catch (error) {
    const { NotFound, NotADirectory } = Deno.errors;
    if (!(error instanceof NotFound || error instanceof NotADirectory)) throw error;
    throw new RangeError(
      `Cannot read '${folder}' as it must be a run folder: it holds no results.ndjson`,
    );
  }
}

/**
 * The same, for a folder that is known to be a run's.
 *
 * @param folder The run folder.
 * @throws {Deno.errors.NotFound} If the folder holds no `results.ndjson`.
 */
export async function readResultFiles(folder: string): Promise<RunResults> {
  const unreadable: string[] = [];
  const file = await Deno.open(join(folder, "results.ndjson"));
  const { results, unreadable: badLines } = await parseResultLines(textLines(file.readable));
  if (badLines > 0) unreadable.push(`results.ndjson: lines that are no result: ${badLines}`);
  return { manifest: await readManifestFile(folder, unreadable), results, unreadable };
}

async function readManifestFile(folder: string, unreadable: string[]): Promise<Manifest> {
  try {
    return readManifest(parseJson(await Deno.readTextFile(join(folder, "manifest.json"))));
  } catch (error) {
    unreadable.push(`manifest.json: ${reasonOf(error)}`);
    return { facts: [] };
  }
}

/**
 * Why a file of a run could not be read, as a clause.
 *
 * @param error What was thrown.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) return "is missing";
  return error instanceof Error ? error.message : String(error);
}
