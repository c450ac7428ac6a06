import type { OnProgress, PlannedTrial } from "../suite/trial.ts";
import { type Connection, type TrialAnswer, WorkerLost } from "./connection.ts";
import { denoExecutable } from "./deno_executable.ts";
import { PendingCall } from "./pending_call.ts";
import type { ProcessMessage, TrialRequest } from "./serve_trials.ts";
import { textLines } from "./text_lines.ts";

/** The permissions that a worker gets if this process has them without limits. */
const PERMISSIONS = ["read", "write", "env", "sys", "net", "import", "ffi"] as const;

/** Characters that a message may have: far beyond a result with its density map. */
const LONGEST_LINE = 2 ** 28;

/** Characters of standard error that are kept, to say why a process died. */
const KEPT_CHARACTERS = 4000;

/**
 * A worker in a process of its own: what it exhausts or brings down, its heap, its memory or
 * itself, is its own.
 */
export class ProcessConnection implements Connection {
  readonly #process: Deno.ChildProcess;
  readonly #input: WritableStreamDefaultWriter<Uint8Array>;
  readonly #pending = new PendingCall();
  readonly #ready = Promise.withResolvers<void>();
  #answer: PromiseWithResolvers<TrialAnswer> | undefined;
  #onProgress: OnProgress = () => {};
  #errors = "";
  /** Known to no code but that of the suite: foreign code in the process can write to its output. */
  readonly #seal = crypto.randomUUID();
  readonly #sandboxed: boolean;
  readonly ended: Promise<void>;

  /**
   * Starts a process.
   *
   * @param url Its main module, which calls `exposeTrials`.
   * @param heapLimit Megabytes that its JavaScript heap may take; by default V8 decides.
   * @param sandboxed Whether it may run code that is not of the suite, in a sandbox.
   * @throws {Error} If this process may not start Deno.
   */
  constructor(url: URL, heapLimit?: number, sandboxed = false) {
    this.#sandboxed = sandboxed;
    const granted = PERMISSIONS.filter((name) =>
      Deno.permissions.querySync({ name }).state === "granted"
    );
    const command = new Deno.Command(denoExecutable(), {
      args: [
        ...["run", "--quiet", "--no-prompt", ...granted.map((name) => `--allow-${name}`)],
        // A module that names a package which is not here must not have it fetched.
        ...(sandboxed ? ["--unstable-worker-options", "--cached-only"] : []),
        ...(heapLimit === undefined ? [] : [`--v8-flags=--max-old-space-size=${heapLimit}`]),
        url.href,
      ],
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    });
    this.#process = command.spawn();
    this.#input = this.#process.stdin.getWriter();
    // A broken pipe is a dead process, which its end reports.
    this.#input.closed.catch(() => {});
    this.ended = this.#watch();
  }

  async ready(timeLimit: number): Promise<void> {
    await this.#pending.wait(this.#ready.promise, timeLimit);
  }

  async run(
    planned: PlannedTrial,
    onProgress: OnProgress,
    timeLimit: number,
  ): Promise<TrialAnswer> {
    this.#answer = Promise.withResolvers();
    this.#onProgress = onProgress;
    const request: TrialRequest = { seal: this.#seal, sandboxed: this.#sandboxed, planned };
    const line = new TextEncoder().encode(`${JSON.stringify(request)}\n`);
    this.#input.write(line).catch(() => {});
    return await this.#pending.wait(this.#answer.promise, timeLimit);
  }

  stop(): void {
    this.#pending.end(new WorkerLost("the worker was stopped"));
    try {
      this.#process.kill("SIGKILL");
    } catch {
      // It has ended already.
    }
  }

  /** Reads all that it wrote before its end counts: its last words say why. */
  async #watch(): Promise<void> {
    const [{ code, signal }] = await Promise.all([
      this.#process.status,
      this.#readMessages(),
      this.#readErrors(),
    ]);
    this.#input.abort().catch(() => {});
    if (/heap out of memory|OOM|out of memory/.test(this.#errors)) {
      // The same trial would exhaust the next heap too.
      return this.#pending.end(new WorkerLost("the worker ran out of memory"));
    }
    const cause = signal === null
      ? `ended itself with exit code ${code}`
      : `was ended by ${signal}`;
    this.#pending.end(new WorkerLost(`the worker ${cause}`, { worthRetrying: true }));
  }

  async #readMessages(): Promise<void> {
    try {
      for await (const line of textLines(this.#process.stdout, LONGEST_LINE)) {
        this.#take(JSON.parse(line));
      }
    } catch {
      this.#pending.end(new WorkerLost("the worker sent a message that cannot be read"));
    }
  }

  async #readErrors(): Promise<void> {
    const chunks = this.#process.stderr.pipeThrough(new TextDecoderStream());
    for await (const chunk of chunks) {
      this.#errors = `${this.#errors}${chunk}`.slice(-KEPT_CHARACTERS);
    }
  }

  #take(message: ProcessMessage): void {
    if (message.kind === "ready") this.#ready.resolve();
    else if (message.kind === "died") {
      this.#pending.end(new WorkerLost(`the worker died: ${message.message}`));
    } else if (message.seal !== this.#seal) {
      this.#pending.end(new WorkerLost("something in the worker forged a message of its process"));
    } else if (message.kind === "progress") this.#onProgress(message.fraction);
    else if (message.kind === "answer") this.#answer?.resolve(message.answer);
    else {
      const error = new Error(message.message);
      error.name = message.name;
      this.#answer?.reject(error);
    }
  }
}
