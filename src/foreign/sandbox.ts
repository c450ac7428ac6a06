import { getHeapStatistics } from "node:v8";
import { AT_IMPORT, deedOf, ForeignModuleError } from "./foreign_module_error.ts";
import type { ModuleSource } from "./read_module.ts";
import {
  HEADER_BYTES,
  type Payload,
  payloadBuffer,
  readPayload,
  STATE,
  WORD,
  writePayload,
} from "./payload.ts";

/** Answers what a module asks while it computes, such as samples of a problem. */
export type Serve = (request: Payload) => Payload;

/** What a module may take. */
export interface SandboxLimits {
  /** Seconds that a call may take in which the suite waits, and the loading of the module. */
  readonly callSeconds: number;
  /** Bytes that the process may hold while a module computes: arrays lie beside the heap. */
  readonly memory: number;
}

/** Far beyond an honest call: a quadrature asks for some ten thousand points at once. */
const LIMITS: SandboxLimits = { callSeconds: 60, memory: 2 * getHeapStatistics().heap_size_limit };

/** Milliseconds after which a waiting call looks about. */
const SLICE = 50;

/** Milliseconds for which a closed worker waits for the error that may have closed it. */
const ERROR_GRACE = 200;

/** It is the module's turn. */
const PENDING: readonly number[] = [STATE.asked, STATE.served, STATE.refused];

/** What the worker is sent first. */
export interface SandboxStart {
  readonly buffer: SharedArrayBuffer;
  /** The module as a `data:` URL: what was digested is what runs, and it has no neighbours. */
  readonly url: string;
  readonly lifeline: MessagePort;
}

/** How this process sees Web Workers with fewer permissions than it has. */
interface RestrictedWorkerOptions extends WorkerOptions {
  readonly deno: {
    readonly permissions: Readonly<Record<string, boolean | readonly (string | URL)[]>>;
  };
}

/**
 * A module in a Web Worker that may read the suite's own source, so as to import it, and has no
 * other permission: no file, network, environment, subprocess or system information.
 *
 * Numbers cross by shared memory, and the suite waits for them, so that a log density stays an
 * ordinary function. Of messages that the worker posts none is read. The worker shares the heap limit
 * and the standard streams of its process, which therefore is to run nothing else.
 */
export class Sandbox {
  readonly #module: string;
  readonly #worker: Worker;
  readonly #buffer = payloadBuffer();
  readonly #words = new Int32Array(this.#buffer, 0, HEADER_BYTES / 4);
  readonly #limits: SandboxLimits;
  #lost: ForeignModuleError | undefined;

  private constructor(module: string, limits: SandboxLimits) {
    this.#module = module;
    this.#limits = limits;
    this.#worker = new Worker(
      new URL("../../workers/foreign_worker.ts", import.meta.url),
      { type: "module", deno: { permissions: PERMISSIONS } } as RestrictedWorkerOptions,
    );
  }

  /**
   * Loads a module into a worker of its own. The process needs `--unstable-worker-options`.
   *
   * @param source The module.
   * @param limits What it may take.
   * @returns The sandbox, and what the module says of itself.
   * @throws {ForeignModuleError} If the module cannot be loaded, or tries what it may not.
   */
  static async open(
    { name, source, url }: ModuleSource,
    limits: SandboxLimits = LIMITS,
  ): Promise<{ sandbox: Sandbox; header: unknown }> {
    const sandbox = new Sandbox(name, limits);
    const { port1, port2 } = new MessageChannel();
    sandbox.#watch(port1);
    const type = /\.[cm]?js$/.test(new URL(url).pathname) ? "javascript" : "typescript";
    const start: SandboxStart = {
      buffer: sandbox.#buffer,
      url: `data:application/${type};base64,${source.toBase64()}`,
      lifeline: port2,
    };
    sandbox.#worker.postMessage(start, [port2]);
    try {
      const deadline = performance.now() + 1000 * limits.callSeconds;
      const { json } = await sandbox.#answer(AT_IMPORT, never, deadline);
      return { sandbox, header: json };
    } catch (error) {
      sandbox.close();
      throw error;
    }
  }

  /**
   * Calls the module and waits.
   *
   * @param operation What to do; see `ModuleHost`.
   * @param payload With what.
   * @param serve Answers what the module asks meanwhile.
   * @throws {ForeignModuleError} If the module throws, gives no answer in time or holds too much.
   */
  call(operation: string, payload: Payload, serve: Serve = never): Payload {
    this.#ask(operation, payload);
    const deadline = performance.now() + 1000 * this.#limits.callSeconds;
    const where = `in '${operation}'`;
    while (true) {
      Atomics.wait(this.#words, WORD.state, this.#pendingState(), SLICE);
      const answer = this.#take(where, serve);
      if (answer !== undefined) return answer;
      this.#lookAbout(where, deadline);
    }
  }

  /**
   * Calls the module for something long; the trial's own time limit ends it.
   *
   * @param operation What to do; see `ModuleHost`.
   * @param payload With what.
   * @param serve Answers what the module asks meanwhile.
   * @throws {ForeignModuleError} If the module throws, ends its worker or holds too much.
   */
  async run(operation: string, payload: Payload, serve: Serve): Promise<Payload> {
    this.#ask(operation, payload);
    return await this.#answer(`in '${operation}'`, serve, Infinity);
  }

  /** Ends the worker. One that is kept busy goes on until its process ends. */
  close(): void {
    this.#lost ??= new ForeignModuleError(this.#module, "was closed");
    this.#worker.terminate();
  }

  #ask(operation: string, { json, arrays }: Payload): void {
    if (this.#lost !== undefined) throw this.#lost;
    writePayload(this.#buffer, { json: { operation, json }, arrays });
    Atomics.store(this.#words, WORD.state, STATE.asked);
    this.#worker.postMessage(null);
  }

  async #answer(where: string, serve: Serve, deadline: number): Promise<Payload> {
    while (true) {
      const wait = Atomics.waitAsync(this.#words, WORD.state, this.#pendingState(), SLICE);
      if (wait.async) await wait.value;
      if (this.#lost !== undefined) throw this.#lost;
      const answer = this.#take(where, serve);
      if (answer !== undefined) return answer;
      this.#lookAbout(where, deadline);
    }
  }

  /** The state that a wait is to outlast: any other one makes it return at once. */
  #pendingState(): number {
    const state = Atomics.load(this.#words, WORD.state);
    return PENDING.includes(state) ? state : STATE.asked;
  }

  /** The answer, if there is one; serves what the module asks. */
  #take(where: string, serve: Serve): Payload | undefined {
    const state = Atomics.load(this.#words, WORD.state);
    if (PENDING.includes(state)) return undefined;
    let payload: Payload;
    try {
      payload = readPayload(this.#buffer);
    } catch {
      throw this.#loses("gave an answer that cannot be read");
    }
    if (state === STATE.answered) return payload;
    if (state !== STATE.calls) throw this.#loses(deedOf(String(payload.json), where));
    this.#serve(payload, serve);
    return undefined;
  }

  #serve(request: Payload, serve: Serve): void {
    let state: number = STATE.served;
    let reply: Payload;
    try {
      reply = serve(request);
      writePayload(this.#buffer, reply);
    } catch (error) {
      // Another module's fault is not to pass for this one's.
      if (error instanceof ForeignModuleError) throw error;
      state = STATE.refused;
      writePayload(this.#buffer, { json: String(error), arrays: [] });
    }
    Atomics.store(this.#words, WORD.state, state);
    Atomics.notify(this.#words, WORD.state);
  }

  #lookAbout(where: string, deadline: number): void {
    if (this.#lost !== undefined) throw this.#lost;
    if (performance.now() > deadline) {
      throw this.#loses(`gave no answer within ${this.#limits.callSeconds} s ${where}`);
    }
    if (Deno.memoryUsage().rss > this.#limits.memory) {
      throw this.#loses(`took more than ${Math.round(this.#limits.memory / 1e6)} MB of memory`);
    }
  }

  #loses(deed: string): ForeignModuleError {
    return this.#lost ??= new ForeignModuleError(this.#module, deed);
  }

  #watch(lifeline: MessagePort): void {
    this.#worker.onerror = (event) => {
      // Without this, Deno ends the whole process.
      event.preventDefault();
      this.#loses(deedOf(event.message, "in its worker"));
    };
    this.#worker.onmessageerror = (event) => event.preventDefault();
    lifeline.onmessage = () => {};
    lifeline.addEventListener("close", () => {
      setTimeout(() => this.#loses("ended its own worker"), ERROR_GRACE);
    });
  }
}

/** The suite's own source, which a module may import by name. */
const SUITE = ["../../mod.ts", "../"].map((path) => new URL(path, import.meta.url))
  .filter(({ protocol }) => protocol === "file:");

const PERMISSIONS = {
  read: SUITE,
  write: false,
  net: false,
  env: false,
  run: false,
  sys: false,
  ffi: false,
  import: false,
};

function never(): never {
  throw new Error("nothing may be asked for here");
}
