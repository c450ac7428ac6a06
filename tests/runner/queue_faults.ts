import { join } from "@std/path";
import { LocalExecutor, type LocalExecutorOptions } from "../../src/runner/local.ts";
import { readResults } from "../../src/runner/result_lines.ts";
import { type RunEvent, runScenario } from "../../src/runner/run.ts";
import type { Scenario } from "../../src/suite/scenario.ts";
import type { FitTrial } from "../../src/suite/trial.ts";
import { FAKE_WORKER, fakeScenario } from "./fake_scenario.ts";
import { RedisServer } from "./redis_server.ts";
import { artifactsOf, linesWithoutTiming } from "./run_fake.ts";
import { Consumer, type ConsumerWords, runQueued } from "./run_queued.ts";

/** A run in which something goes wrong. */
export interface Fault {
  readonly name: string;
  readonly scenario: Scenario;
  readonly trialTimeLimit?: number;
  /** How workers compute, in the queued run and in the undisturbed one. */
  readonly words?: Pick<ConsumerWords, "isolation" | "workerMemory" | "workerUrl">;
  /** Lanes of each of the two consumers. */
  readonly lanes?: number;
  /** What goes wrong after the third trial has finished, while another runs. */
  readonly strike?: (stage: Stage) => Promise<void>;
  /** The act of the trial that goes wrong by itself. */
  readonly act?: string;
  /** Set where the coordinator is to be a process of its own, which the strike ends. */
  readonly coordinator?: "process";
}

/** What a fault can strike. */
export interface Stage {
  readonly server: RedisServer;
  readonly consumers: Consumer[];
  /** Starts a consumer in place of one that was killed. */
  replace(index: number): void;
  /** Kills the coordinator; only where it is a process. */
  killCoordinator(): Promise<void>;
  /** Whether all trials have ended. */
  readonly ended: boolean;
}

/** What a fault has cost. */
export interface Damage {
  /** Planned trials without a line. */
  readonly lost: number;
  /** Lines of trials that have one already. */
  readonly doubled: number;
  /** Lines and artifacts that differ from the undisturbed run's, times apart. */
  readonly differing: number;
  /** Seconds from the fault to the next finished trial. */
  readonly recoverySeconds: number | undefined;
  /** Seconds from the fault to the end of the last trial that it struck, as far as one was seen. */
  readonly repairSeconds: number | undefined;
  /** What is left in Redis. */
  readonly keys: readonly string[];
}

const naps = (seeds: number) =>
  fakeScenario([
    { name: "nap", does: "sleep", milliseconds: 250 },
    { name: "failure", does: "throw" },
    { name: "doze", does: "sleep", milliseconds: 200 },
  ], seeds);

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The faults that a queue must bear. */
export const FAULTS: readonly Fault[] = [
  {
    name: "SIGKILL of both consumers in mid-job, one started anew",
    scenario: fakeScenario([
      { name: "nap", does: "sleep", milliseconds: 1500 },
      { name: "failure", does: "throw" },
      { name: "quick", does: "succeed" },
    ], 3),
    async strike({ consumers, replace }) {
      await Promise.all(consumers.map((consumer) => consumer.kill()));
      replace(0);
    },
  },
  {
    name: "SIGKILL of the coordinator, resumed after a second",
    scenario: naps(6),
    coordinator: "process",
    async strike({ killCoordinator }) {
      await killCoordinator();
      await pause(1000);
    },
  },
  {
    name: "SIGKILL of Redis in mid-run, restarted after a second",
    scenario: naps(8),
    async strike({ server }) {
      await server.kill();
      await pause(1000);
      await server.start();
    },
  },
  {
    name: "Redis loses all that it holds",
    scenario: naps(6),
    async strike({ server }) {
      await server.clear();
    },
  },
  {
    name: "a hung trial, time limit 2 s",
    scenario: fakeScenario(["hang", { name: "nap", does: "sleep", milliseconds: 100 }], 2),
    trialTimeLimit: 2,
    act: "hang",
  },
  {
    name: "a trial that exhausts its process's memory",
    scenario: fakeScenario([
      "exhaustHeap",
      ...["nap", "doze", "rest"].map((name) => ({ name, does: "sleep", milliseconds: 100 })),
    ]),
    words: { isolation: "process", workerMemory: 150 },
    act: "exhaustHeap",
  },
];

/**
 * Runs a scenario through a queue with two consumers while it is struck, and once undisturbed.
 *
 * @param fault What goes wrong.
 */
export async function suffer(fault: Fault): Promise<Damage> {
  const { scenario, words, trialTimeLimit, lanes = 1 } = fault;
  const folder = await Deno.makeTempDir();
  const [out, undisturbed] = [join(folder, "run"), join(folder, "undisturbed")];
  await using server = await RedisServer.start();
  const { url } = server;
  const consumers = [0, 1].map(() => new Consumer({ url, lanes, ...words }));
  const clock = new FaultClock(fault.act);
  const state = { ended: false };
  const coordinator = fault.coordinator && startCoordinator(url, out);
  const stage: Stage = {
    server,
    consumers,
    replace: (index) => consumers[index] = new Consumer({ url, lanes, ...words }),
    async killCoordinator() {
      coordinator!.kill("SIGKILL");
      await coordinator!.status;
    },
    get ended() {
      return state.ended;
    },
  };
  const strike = async () => {
    clock.strike();
    const struck = fault.strike?.(stage);
    // What had ended before may still be on its way; a strike may go on as long as the run.
    await Promise.race([struck, pause(2000)]);
    await pause(300);
    clock.watch();
    await struck;
  };
  let struck: Promise<void> | undefined;
  if (coordinator !== undefined) {
    while (await lineCount(out) < 3) await pause(10);
    await strike();
  }
  const onEvent = (event: RunEvent) => {
    clock.show(event);
    const due = fault.strike !== undefined && coordinator === undefined && clock.finished >= 3;
    // One that ends before it was seen has its start told just then.
    if (due && event.kind === "started") {
      setTimeout(() => clock.running > 0 && (struck ??= strike()));
    }
  };
  try {
    const resume = coordinator !== undefined;
    const { plan } = await runQueued({ url, out, scenario, trialTimeLimit, resume, onEvent });
    state.ended = true;
    await struck;
    // Consumers look for what there is to do every half second, and leave the run.
    for (let looks = 0; looks < 30 && (await server.keys()).length > 0; looks++) await pause(200);
    const keys = await server.keys();
    await runUndisturbed(undisturbed, fault);
    return {
      ...await compare(out, undisturbed, plan.map(({ id }) => id)),
      ...clock.seconds(),
      keys,
    };
  } finally {
    state.ended = true;
    await Promise.all(consumers.map((consumer) => consumer.kill()));
    await Deno.remove(folder, { recursive: true });
  }
}

/** Notes when trials finish, and which of them the fault struck. */
class FaultClock {
  finished = 0;
  readonly #act: string | undefined;
  readonly #running = new Set<string>();
  readonly #strikes = new Set<string>();
  #struck: number | undefined;
  #watching = false;
  #next: number | undefined;
  #repaired: number | undefined;

  constructor(act: string | undefined) {
    this.#act = act;
  }

  get running(): number {
    return this.#running.size;
  }

  /** The first strike counts. */
  strike(): void {
    this.#struck ??= performance.now();
  }

  /** From now on, a trial that finishes does so in spite of the fault. */
  watch(): void {
    this.#watching = true;
  }

  show(event: RunEvent): void {
    if (event.kind === "started") {
      this.#running.add(event.planned.id);
      if ((event.planned.trial as FitTrial).estimator.does !== this.#act) return;
      this.strike();
      this.watch();
      this.#strikes.add(event.planned.id);
    } else if (event.kind === "retried") {
      this.#strikes.add(event.planned.id);
    } else if (event.kind === "finished") {
      this.finished++;
      this.#running.delete(event.planned.id);
      if (this.#watching) this.#next ??= performance.now();
      if (this.#strikes.has(event.planned.id)) this.#repaired = performance.now();
    }
  }

  seconds(): Pick<Damage, "recoverySeconds" | "repairSeconds"> {
    const since = (time?: number) => time && this.#struck && (time - this.#struck) / 1000;
    return { recoverySeconds: since(this.#next), repairSeconds: since(this.#repaired) };
  }
}

function startCoordinator(url: string, out: string): Deno.ChildProcess {
  const script = join(import.meta.dirname!, "queue_main.ts");
  const args = ["run", "--quiet", "--no-check", "-A", script, url, out];
  return new Deno.Command(Deno.execPath(), { args, stdout: "null" }).spawn();
}

async function runUndisturbed(out: string, { scenario, trialTimeLimit = 60, words }: Fault) {
  const { workerUrl = FAKE_WORKER.href, ...place } = words ?? {};
  const options: LocalExecutorOptions = {
    ...{ workers: 2, trialTimeLimit, workerUrl: new URL(workerUrl) },
    ...place,
  };
  await runScenario(scenario, {
    ...{ out, resume: false, commandLine: [], resultVersionOf: () => "1" },
    executor: new LocalExecutor(options),
  });
}

async function compare(
  out: string,
  undisturbed: string,
  plan: readonly string[],
): Promise<Pick<Damage, "lost" | "doubled" | "differing">> {
  const ids = readResults(out).map(({ id }) => id);
  const known = new Set(ids);
  const expected = new Set([
    ...await linesWithoutTiming(undisturbed),
    ...(await artifactsOf(undisturbed)).map(String),
  ]);
  const given = [...await linesWithoutTiming(out), ...(await artifactsOf(out)).map(String)];
  const differing = new Set(given).symmetricDifference(expected).size;
  return {
    lost: plan.filter((id) => !known.has(id)).length,
    doubled: ids.length - known.size,
    differing,
  };
}

async function lineCount(out: string): Promise<number> {
  const text = await Deno.readTextFile(join(out, "results.ndjson")).catch(() => "");
  return text.split("\n").length - 1;
}
