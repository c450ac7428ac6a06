import type { Connection } from "./connection.ts";
import type { Isolation } from "./local.ts";
import { ProcessConnection } from "./process_connection.ts";
import { WorkerConnection } from "./worker_connection.ts";

/** Megabytes that the JavaScript heap of a process with foreign code may take. */
const SANDBOX_HEAP = 1000;

/** Where and how workers run. */
export interface ConnectorOptions {
  /** The module of a worker; it calls `exposeTrials`. */
  readonly workerUrl: URL;
  /** Where workers run; threads if left out. */
  readonly isolation?: Isolation;
  /** Megabytes that a process's JavaScript heap may take. */
  readonly workerMemory?: number;
}

/**
 * How a lane starts its workers: as its isolation says, and a process for a trial with code that is
 * not of the suite, whatever that says.
 *
 * @param options Where and how workers run.
 */
export function connectorOf(
  { workerUrl, isolation, workerMemory }: ConnectorOptions,
): (sandboxed: boolean) => Connection {
  return (sandboxed) => {
    if (sandboxed) return new ProcessConnection(workerUrl, workerMemory ?? SANDBOX_HEAP, true);
    return isolation === "process"
      ? new ProcessConnection(workerUrl, workerMemory)
      : new WorkerConnection(workerUrl);
  };
}
