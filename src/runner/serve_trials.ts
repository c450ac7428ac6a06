import type { PlannedTrial } from "../suite/trial.ts";
import type { RunTrial, TrialAnswer } from "./connection.ts";
import { memoryInUse } from "./memory_in_use.ts";
import { refuseSandboxed } from "./refuse_sandboxed.ts";
import { sparseProgress } from "./sparse_progress.ts";
import { textLines } from "./text_lines.ts";
import { writeAllSync } from "./write_all.ts";

/** What a worker process reads, one JSON a line. `ProcessConnection` is the other side. */
export interface TrialRequest {
  readonly planned: PlannedTrial;
  /** Goes back with all that is said of the trial. */
  readonly seal: string;
  /** Whether the process is for one trial with code that is not of the suite. */
  readonly sandboxed: boolean;
}

/** What a worker process writes, one JSON a line. */
export type ProcessMessage =
  /** The module has loaded. */
  | { readonly kind: "ready" }
  | SealedMessage & { readonly kind: "progress"; readonly id: string; readonly fraction: number }
  | SealedMessage & { readonly kind: "answer"; readonly answer: TrialAnswer }
  /** The trial threw. */
  | SealedMessage & { readonly kind: "threw"; readonly name: string; readonly message: string }
  /** Something threw that no trial waits for; the process ends. */
  | { readonly kind: "died"; readonly message: string };

/** What only the code of the suite can have written: foreign code in the process has no seal. */
interface SealedMessage {
  readonly seal: string;
}

/** The longest that a timer can hold, in milliseconds. */
const LONGEST_INTERVAL = 2 ** 31 - 1;

/**
 * Makes the process a trial worker: it runs the trials that come over standard input, one after
 * another, until that ends. Whatever the trial prints goes to standard error.
 *
 * @param runTrial Runs one trial.
 */
export async function serveTrials(runTrial: RunTrial): Promise<void> {
  console.log = console.info = console.debug = console.error;
  // A terminal's Ctrl-C and a scheduler's signal reach all processes; the coordinator ends this one.
  for (const signal of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(signal, () => {});
  for (const kind of ["error", "unhandledrejection"] as const) {
    globalThis.addEventListener(kind, (event) => {
      event.preventDefault();
      const error = event instanceof ErrorEvent ? event.error : event.reason;
      send({ kind: "died", message: String(error) });
      Deno.exit(1);
    });
  }
  // A trial that waits for what never comes hangs here as it does in a thread, and is cut off alike.
  setInterval(() => {}, LONGEST_INTERVAL);
  send({ kind: "ready" });
  for await (const line of textLines(Deno.stdin.readable)) await serveTrial(runTrial, line);
  Deno.exit(0);
}

async function serveTrial(runTrial: RunTrial, line: string): Promise<void> {
  const { planned, seal, sandboxed }: TrialRequest = JSON.parse(line);
  try {
    if (!sandboxed) refuseSandboxed(planned);
    const outcome = await runTrial(
      planned,
      sparseProgress((fraction) => send({ kind: "progress", seal, id: planned.id, fraction })),
    );
    send({ kind: "answer", seal, answer: { outcome, memory: memoryInUse("process") } });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    send({ kind: "threw", seal, name, message });
  }
}

/** Ends the process where nobody reads any more: the coordinator was killed. */
function send(message: ProcessMessage): void {
  try {
    writeAllSync(Deno.stdout, new TextEncoder().encode(`${JSON.stringify(message)}\n`));
  } catch {
    Deno.exit(1);
  }
}
