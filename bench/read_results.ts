import { join } from "@std/path";
import { type Manifest, readManifest } from "../src/report/manifest.ts";
import { type ParsedResults, parseResultLines } from "../src/report/parse_results.ts";
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
  const { results, unreadable } = await parseFile(folder);
  const lines = unreadable === 0 ? [] : [`results.ndjson: lines that are no result: ${unreadable}`];
  try {
    const manifest = await textOf(join(folder, "manifest.json"));
    if (manifest === undefined) throw new SyntaxError("is missing");
    return { manifest: readManifest(JSON.parse(manifest)), results, unreadable: lines };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {
      manifest: { facts: [] },
      results,
      unreadable: [...lines, `manifest.json: ${error.message}`],
    };
  }
}

async function parseFile(folder: string): Promise<ParsedResults> {
  const file = await Deno.open(join(folder, "results.ndjson")).catch(missing);
  if (file === undefined) {
    throw new RangeError(
      `Cannot read '${folder}' as it must be a run folder: it holds no results.ndjson`,
    );
  }
  return await parseResultLines(textLines(file.readable));
}

async function textOf(path: string): Promise<string | undefined> {
  return await Deno.readTextFile(path).catch(missing);
}

/** A file that is not there, or whose folder is a file. */
function missing(error: unknown): undefined {
  const { NotFound, NotADirectory } = Deno.errors;
  if (!(error instanceof NotFound || error instanceof NotADirectory)) throw error;
}
