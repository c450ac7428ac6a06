import { closeRealm } from "./close_realm.ts";
import { ENDED } from "./foreign_module_error.ts";
import { hostOf } from "./module_host.ts";
import { HEADER_BYTES, type Payload, readPayload, STATE, WORD, writePayload } from "./payload.ts";
import type { SandboxStart } from "./sandbox.ts";
import { textOf } from "./text_of.ts";

/** What no module has; of files to read, it has those of the suite. */
const FORBIDDEN = ["read", "write", "net", "env", "run", "sys", "ffi", "import"] as const;

/**
 * Makes the worker that calls it the module's side of a `Sandbox`: loads the module that it is sent
 * and answers what it is asked, one thing after another.
 *
 * A module shares this side's realm and may break it; whatever it makes of it, all that leaves are
 * numbers and JSON that the suite's side checks.
 */
export function serveSandbox(): void {
  const given = FORBIDDEN.filter((name) =>
    Deno.permissions.querySync({ name }).state === "granted"
  );
  if (given.length > 0) {
    throw new Error(`Cannot run a module as its worker must have no permissions: it has ${given}`);
  }
  closeRealm();
  // What a module prints must not be taken for what its process says.
  console.log = console.info = console.debug = console.error;
  self.onmessage = async ({ data }: MessageEvent<SandboxStart>) => {
    self.onmessage = null;
    const side = new ModuleSide(data.buffer);
    // A port that nobody holds would be collected, and so seem closed.
    data.lifeline.onmessage = () => {};
    const leave = () => side.leave();
    self.close = leave as typeof self.close;
    Deno.exit = leave as typeof Deno.exit;
    for (const kind of ["error", "unhandledrejection"] as const) {
      self.addEventListener(kind, (event) => {
        event.preventDefault();
        side.throws(textOf(event instanceof ErrorEvent ? event.error : event.reason));
      });
    }
    await side.serve(data.url);
  };
}

/** Shared memory, seen from the module's side. */
class ModuleSide {
  readonly #buffer: SharedArrayBuffer;
  readonly #words: Int32Array;
  #left = false;

  constructor(buffer: SharedArrayBuffer) {
    this.#buffer = buffer;
    this.#words = new Int32Array(buffer, 0, HEADER_BYTES / 4);
  }

  /** Loads the module, and from then on answers every bell. */
  async serve(url: string): Promise<void> {
    try {
      const module = await import(url);
      const host = hostOf(module.default, (request) => this.#ask(request));
      self.onmessage = async () => {
        try {
          const { json, arrays } = readPayload(this.#buffer);
          const { operation, json: own } = json as { operation: string; json: unknown };
          this.#write(STATE.answered, await host.handle(operation, { json: own, arrays }));
        } catch (error) {
          this.throws(textOf(error));
        }
      };
      this.#write(STATE.answered, { json: host.header, arrays: [] });
    } catch (error) {
      this.throws(textOf(error));
    }
  }

  /** Says that what was asked for failed. */
  throws(text: string): void {
    this.#write(STATE.threw, { json: text, arrays: [] });
  }

  /** Says that the module ended its worker, whatever it goes on to do. */
  leave(): void {
    this.throws(ENDED);
    this.#left = true;
  }

  /** Asks the suite and waits for what it says. */
  #ask(request: Payload): Payload {
    this.#write(STATE.calls, request);
    Atomics.wait(this.#words, WORD.state, STATE.calls);
    const refused = Atomics.load(this.#words, WORD.state) === STATE.refused;
    const reply = readPayload(this.#buffer);
    Atomics.store(this.#words, WORD.state, STATE.asked);
    if (refused) throw new Error(String(reply.json));
    return reply;
  }

  #write(state: number, payload: Payload): void {
    if (this.#left) return;
    writePayload(this.#buffer, payload);
    Atomics.store(this.#words, WORD.state, state);
    Atomics.notify(this.#words, WORD.state);
  }
}
