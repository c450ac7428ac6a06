import { join } from "@std/path";
import { textLines } from "../../src/runner/text_lines.ts";

const MAIN = join(import.meta.dirname!, "../bench/fake_main.ts");

/** One line of `--log json`, as far as it is looked at here. */
export interface LoggedEvent {
  readonly time: string;
  readonly event: string;
  readonly id?: string;
  /** The trial's label, with the parameters of its estimator. */
  readonly trial?: string;
  readonly status?: "done" | "failed";
}

/** How the command is started. */
export interface BenchWords {
  readonly folder: string;
  /** The words after `deno task bench`. */
  readonly words: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What `deno run` needs before the script. */
  readonly flags?: readonly string[];
}

/** `deno task bench` with a fake worker, in a process of its own. */
export class BenchProcess {
  readonly #process: Deno.ChildProcess;

  /** @param how How it is started. */
  constructor({ folder, words, env, flags = [] }: BenchWords) {
    this.#process = new Deno.Command(Deno.execPath(), {
      args: [
        ...["run", "--quiet", "--no-check", "-A", ...flags, MAIN],
        ...[...words, "--log", "json", "--no-report"],
      ],
      env: { ...env },
      cwd: folder,
      ...{ stdin: "null", stdout: "piped", stderr: "null" },
    }).spawn();
  }

  /** Its events as they come, until it ends. */
  async *events(): AsyncGenerator<LoggedEvent> {
    for await (const line of textLines(this.#process.stdout)) {
      // The last one may be cut off.
      if (line.endsWith("}")) yield JSON.parse(line);
    }
  }

  /** Sends a signal. */
  kill(signal: Deno.Signal): void {
    this.#process.kill(signal);
  }

  /** How it ended. */
  get status(): Promise<Deno.CommandStatus> {
    return this.#process.status;
  }

  /** Kills one of its worker processes from outside; only on Linux. */
  async killWorker(): Promise<void> {
    for await (const { name } of Deno.readDir("/proc")) {
      const status = await Deno.readTextFile(`/proc/${name}/status`).catch(() => "");
      if (new RegExp(`^PPid:\t${this.#process.pid}$`, "m").test(status)) {
        return Deno.kill(Number(name), "SIGKILL");
      }
    }
    throw new Error("Cannot kill a worker as the command must have one: it has no child processes");
  }
}
