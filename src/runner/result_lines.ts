import { join } from "@std/path";
import type { TrialResult } from "../suite/trial.ts";

/** The name of the results' file in a run folder. */
export const RESULTS_FILE = "results.ndjson";

/** The lines of `results.ndjson`. */
export interface ResultLines {
  /** Every whole line in order, with its result where it holds one. */
  readonly lines: readonly ResultLine[];
  /** Sentences for a person: a line that was cut off, lines that hold no result. */
  readonly warnings: readonly string[];
  /** How many bytes the whole lines take; what follows was cut off while it was written. */
  readonly wholeBytes: number;
}

/** One whole line, without its end. */
export interface ResultLine {
  readonly text: string;
  readonly result?: TrialResult;
}

/**
 * The results of a run folder, as `deno task bench` left them.
 *
 * @param folder The run folder.
 * @returns The results in the order of their lines, and warnings about lines that hold none.
 * @throws {Deno.errors.NotFound} If there is no `results.ndjson`.
 */
export async function readResults(
  folder: string,
): Promise<{ results: TrialResult[]; warnings: readonly string[] }> {
  const { lines, warnings } = parseResultLines(await Deno.readFile(join(folder, RESULTS_FILE)));
  return { results: lines.flatMap(({ result }) => result ?? []), warnings };
}

/**
 * Takes the content of `results.ndjson` apart.
 *
 * A last line without an end was cut off by a crash and is left out, unless it holds a whole result.
 *
 * @param bytes The file's content.
 */
export function parseResultLines(bytes: Uint8Array): ResultLines {
  const texts = new TextDecoder().decode(bytes).split("\n");
  const tail = texts.pop() ?? "";
  const lines: ResultLine[] = texts.map(parseLine);
  const warnings = lines.flatMap(({ result }, index) =>
    result ? [] : `${RESULTS_FILE}: line ${index + 1} holds no result and is ignored`
  );
  let wholeBytes = bytes.lastIndexOf(NEWLINE) + 1;
  const last = parseLine(tail);
  if (last.result) {
    lines.push(last);
    wholeBytes = bytes.length;
  } else if (tail !== "") {
    warnings.push(`${RESULTS_FILE}: line ${lines.length + 1} was cut off and is ignored`);
  }
  return { lines, warnings, wholeBytes };
}

const NEWLINE = 0x0a;

function parseLine(text: string): ResultLine {
  try {
    const value: unknown = JSON.parse(text);
    return isResult(value) ? { text, result: value } : { text };
  } catch {
    return { text };
  }
}

function isResult(value: unknown): value is TrialResult {
  if (typeof value !== "object" || value === null) return false;
  const { id, trial, status, metrics, reason, timing } = value as Record<string, unknown>;
  if (typeof id !== "string" || !isObject(trial) || !isObject(timing)) return false;
  return status === "done" ? isObject(metrics) : status === "failed" && typeof reason === "string";
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
