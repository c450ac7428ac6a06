import { AT_IMPORT, deedOf, ForeignModuleError } from "./foreign_module_error.ts";
import { hostOf, type ModuleHost } from "./module_host.ts";
import type { Payload } from "./payload.ts";
import type { ModuleSource } from "./read_module.ts";
import type { Serve } from "./sandbox.ts";
import { textOf } from "./text_of.ts";

/** A loaded module, to be called: a `Sandbox`, or one that is trusted. */
export interface ModuleCalls {
  /** Calls it and waits. */
  call(operation: string, payload: Payload, serve?: Serve): Payload;
  /** Calls it for something long. */
  run(operation: string, payload: Payload, serve: Serve): Promise<Payload>;
  /** Ends what it runs in. */
  close(): void;
}

/** A module beside the suite, with all permissions of its process: `--trust`. */
export class TrustedModule implements ModuleCalls {
  readonly #name: string;
  readonly #host: ModuleHost;
  #serve: Serve | undefined;

  private constructor(name: string, exported: unknown) {
    this.#name = name;
    this.#host = hostOf(exported, (request) => this.#serve!(request));
  }

  /**
   * Imports a module.
   *
   * @param source The module.
   * @returns The module, and what it says of itself.
   * @throws {ForeignModuleError} If it cannot be imported.
   */
  static async open({ name, url }: ModuleSource): Promise<{ calls: ModuleCalls; header: unknown }> {
    try {
      const { default: exported } = await import(url);
      const calls = new TrustedModule(name, exported);
      return { calls, header: calls.#host.header };
    } catch (error) {
      throw new ForeignModuleError(name, deedOf(textOf(error), AT_IMPORT));
    }
  }

  call(operation: string, payload: Payload, serve?: Serve): Payload {
    const answer = this.#guarded(operation, () => this.#handle(operation, payload, serve));
    if (!(answer instanceof Promise)) return answer;
    throw new ForeignModuleError(this.#name, `must give its answer at once in '${operation}'`);
  }

  async run(operation: string, payload: Payload, serve: Serve): Promise<Payload> {
    try {
      return await this.#handle(operation, payload, serve);
    } catch (error) {
      throw this.#faultOf(error, operation);
    }
  }

  close(): void {}

  #handle(operation: string, payload: Payload, serve: Serve | undefined) {
    this.#serve = serve;
    return this.#host.handle(operation, payload);
  }

  #guarded<Result>(operation: string, act: () => Result): Result {
    try {
      return act();
    } catch (error) {
      throw this.#faultOf(error, operation);
    }
  }

  #faultOf(error: unknown, operation: string): ForeignModuleError {
    if (error instanceof ForeignModuleError) return error;
    return new ForeignModuleError(this.#name, deedOf(textOf(error), `in '${operation}'`));
  }
}
