import { join } from "@std/path";
import { parseResultLine, readLines, RESULTS_FILE } from "../../src/runner/result_lines.ts";
import { artifactsOf } from "./run_fake.ts";

/** How a run that was disturbed differs from one that was not. */
export interface RunDifference {
  /** Trials without a result that is done. */
  readonly lost: number;
  /** Results of trials that have one already. */
  readonly doubled: number;
  /** Lines, by their places, and artifacts that are not the other's, times apart. */
  readonly differing: number;
  /** Failures of trials that were done later: a run keeps them. */
  readonly keptFailures: number;
  /** Lines that hold no result, named by a notice: a run keeps them, at its file's end. */
  readonly keptUnreadable: number;
}

/**
 * Compares a run with an undisturbed one in which all trials are done.
 *
 * @param out The run folder.
 * @param undisturbed The other's.
 */
export async function compareRuns(out: string, undisturbed: string): Promise<RunDifference> {
  const [given, expected] = [linesOf(out), linesOf(undisturbed)];
  const done = new Set(given.flatMap(({ id, status }) => status === "done" ? [id] : []));
  const counted = given.filter(({ status }) => status === "done");
  const length = Math.max(counted.length, expected.length);
  const places = Array.from({ length }, (_, place) => place);
  const [files, expectedFiles] = [await filesOf(out), await filesOf(undisturbed)];
  return {
    lost: expected.filter(({ id }) => !done.has(id)).length,
    doubled: counted.length - done.size,
    differing: places.filter((place) => counted[place]?.text !== expected[place]?.text).length +
      files.symmetricDifference(expectedFiles).size,
    keptFailures: given.filter(({ id, status }) => status === "failed" && done.has(id)).length,
    keptUnreadable: given.filter(({ id }) => id === undefined).length,
  };
}

/** The lines as they are, but for the times. */
function linesOf(out: string): { text: string; id?: string; status?: "done" | "failed" }[] {
  using file = Deno.openSync(join(out, RESULTS_FILE));
  return Array.from(readLines(file), ({ bytes }) => {
    const { id, status } = parseResultLine(bytes) ?? {};
    const text = new TextDecoder().decode(bytes).replace(/"timing":\{[^}]*\}/, '"timing":0');
    return { text, id, status };
  });
}

async function filesOf(out: string): Promise<Set<string>> {
  return new Set((await artifactsOf(out)).map(String));
}
