import { join } from "@std/path";
import type { TrialResult } from "../suite/trial.ts";
import type { TrialOutcome } from "../suite/trial_outcome.ts";
import { parseResultLines, type ResultLine, RESULTS_FILE } from "./result_lines.ts";
import { writeAll } from "./write_all.ts";
import { writeFileAtomically } from "./write_file_atomically.ts";

/**
 * The results of a run folder, open for writing: `results.ndjson`, one line a trial, and the files
 * under `artifacts/`. Lines are only ever added; a crash at any time costs at most the line that was
 * being written. One process has it open at a time.
 */
export class ResultStore implements Disposable {
  /** What opening found wrong, in sentences. */
  readonly warnings: readonly string[];
  readonly #folder: string;
  readonly #file: Deno.FsFile;
  readonly #lines: ResultLine[];

  private constructor(
    folder: string,
    file: Deno.FsFile,
    lines: readonly ResultLine[],
    warnings: readonly string[],
  ) {
    this.#folder = folder;
    this.#file = file;
    this.#lines = [...lines];
    this.warnings = warnings;
  }

  /**
   * Opens a run folder, and makes what of it is missing. A last line that was cut off is removed,
   * with a warning.
   *
   * @param folder The run folder.
   * @throws {Error} If another process has it open.
   */
  static async open(folder: string): Promise<ResultStore> {
    await Deno.mkdir(join(folder, "artifacts"), { recursive: true });
    const path = join(folder, RESULTS_FILE);
    const file = await Deno.open(path, { read: true, append: true, create: true });
    try {
      if (!await file.tryLock(true)) {
        throw new Error(`Cannot open '${folder}' as it must be idle: another run is writing to it`);
      }
      const bytes = await Deno.readFile(path);
      const { lines, warnings, wholeBytes } = parseResultLines(bytes);
      await file.truncate(wholeBytes);
      if (wholeBytes > 0 && bytes[wholeBytes - 1] !== NEWLINE) {
        await writeAll(file, Uint8Array.of(NEWLINE));
      }
      return new ResultStore(folder, file, lines, warnings);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /** The last result of each trial, by id: what a report shows. */
  latest(): Map<string, TrialResult> {
    return new Map(this.#lines.flatMap(({ result }) => result ? [[result.id, result]] : []));
  }

  /** The ids of the trials that are done; a failed trial is not, and is tried again. */
  doneIds(): Set<string> {
    return new Set(
      this.#lines.flatMap(({ result }) => result?.status === "done" ? [result.id] : []),
    );
  }

  /**
   * Adds an outcome: its files first, so that a line never names a file that is not there.
   *
   * @param outcome A trial's outcome; its paths lie under `artifacts/`.
   */
  async append({ result, artifacts }: TrialOutcome): Promise<void> {
    for (const { path, content } of artifacts) {
      await writeFileAtomically(join(this.#folder, path), content);
    }
    const text = JSON.stringify(result);
    await writeAll(this.#file, new TextEncoder().encode(`${text}\n`));
    await this.#file.sync();
    this.#lines.push({ text, result });
  }

  /**
   * Puts the lines into the order of the plan, so that equal runs give equal files however many
   * workers they had. Every line is kept: those of one trial stay in the order in which they came;
   * those of no planned trial, and those that hold no result, follow at the end. The store must
   * then be closed.
   *
   * @param order The ids of the plan's trials.
   */
  async finalise(order: readonly string[]): Promise<void> {
    const rankOfId = new Map(order.map((id, index) => [id, index]));
    const rank = ({ result }: ResultLine) =>
      result ? rankOfId.get(result.id) ?? order.length : order.length + 1;
    const text = this.#lines.toSorted((a, b) => rank(a) - rank(b))
      .map((line) => `${line.text}\n`).join("");
    await writeFileAtomically(join(this.#folder, RESULTS_FILE), text);
  }

  /** Closes the store. */
  [Symbol.dispose](): void {
    this.#file.close();
  }
}

const NEWLINE = 0x0a;
