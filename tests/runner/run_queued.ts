import { join } from "@std/path";
import { QueueExecutor } from "../../src/runner/queue.ts";
import { type RunEvent, runScenario, type RunSummary } from "../../src/runner/run.ts";
import type { Scenario } from "../../src/suite/scenario.ts";
import { slowScenario } from "./run_fake.ts";

/** Short, so that a lost worker is noticed soon. */
export const LOCK_SECONDS = 3;

/** How a fake scenario is run through a queue. */
export interface QueuedFake {
  readonly url: string;
  readonly out: string;
  readonly scenario?: Scenario;
  readonly resume?: boolean;
  readonly trialTimeLimit?: number;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}

/**
 * Runs a fake scenario through a queue, by default the slow one.
 *
 * @param run How.
 */
export async function runQueued(
  { url, out, scenario = slowScenario, resume = false, trialTimeLimit = 60, ...rest }: QueuedFake,
): Promise<RunSummary> {
  const { signal, onEvent = () => {} } = rest;
  const onNotice = (text: string) => onEvent({ kind: "notice", text });
  const resultVersionOf = () => "1";
  await using executor = await QueueExecutor.connect({
    ...{ url, folder: out, trialTimeLimit, resultVersionOf, onNotice, lockSeconds: LOCK_SECONDS },
  });
  return await runScenario(scenario, {
    ...{ out, resume, executor, signal, onEvent },
    commandLine: ["deno", "task", "bench", "fake"],
    resultVersionOf,
  });
}

/** What a consumer in a process of its own is told. */
export interface ConsumerWords {
  readonly url: string;
  readonly lanes?: number;
  readonly markers?: string;
  readonly isolation?: "thread" | "process";
  readonly workerMemory?: number;
  readonly resultVersion?: string;
  readonly workerUrl?: string;
}

/** A consumer in a process of its own. */
export class Consumer implements AsyncDisposable {
  readonly #process: Deno.ChildProcess;

  /** @param words What it is told; one lane by default. */
  constructor({ lanes = 1, ...words }: ConsumerWords) {
    const script = join(import.meta.dirname!, "queue_consumer.ts");
    const args = [
      "run",
      "--quiet",
      "--no-check",
      "-A",
      script,
      JSON.stringify({ lanes, ...words }),
    ];
    const quiet = { stdout: "null", stderr: "null" } as const;
    this.#process = new Deno.Command(Deno.execPath(), { args, ...quiet }).spawn();
  }

  /** Kills it with its workers, as a machine that loses power does. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  /** Ends it by a signal and waits for that. */
  async end(signal: Deno.Signal): Promise<Deno.CommandStatus> {
    try {
      this.#process.kill(signal);
    } catch {
      // It has ended already.
    }
    return await this.#process.status;
  }

  /** How it ends by itself. */
  get status(): Promise<Deno.CommandStatus> {
    return this.#process.status;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}
