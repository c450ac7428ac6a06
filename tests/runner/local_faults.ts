import type { Scenario } from "../../src/suite/scenario.ts";
import type { BackwardClock } from "./backward_clock.ts";
import type { BenchProcess } from "./bench_process.ts";
import { fakeScenario } from "./fake_scenario.ts";
import { hasSmallDisks } from "./storage.ts";

/** A run of `deno task bench` with two workers in which something goes wrong. */
export interface LocalFault {
  readonly name: string;
  /** Its trials are run by `struck_worker.ts`. */
  readonly scenario: Scenario;
  /** Further words of the command, for this run and the undisturbed one. */
  readonly words?: readonly string[];
  /** What goes wrong after the third trial has finished, while others run. */
  readonly strike?: (bench: BenchProcess, clock: BackwardClock) => void | Promise<void>;
  /** The act of the trial that goes wrong by itself, the first time. */
  readonly act?: string;
  /** Whether the command's clock can be put back. */
  readonly clock?: boolean;
  /** Set where the run is in a small file system: its size, and the larger one before the resuming. */
  readonly disk?: readonly [small: string, large: string];
  /** The exit code of the command that is struck, where it is not 0; 137 stands for SIGKILL. */
  readonly exitCode?: number;
  /**
   * What befalls the results after the command has ended.
   *
   * @returns The ids of the trials that it befalls.
   */
  readonly damage?: (results: string) => Promise<string[]>;
  /** Why it cannot be done here; undefined where it can. */
  readonly missing?: string;
}

const naps = (seeds: number, artifactBytes = 0) =>
  fakeScenario([
    { name: "nap", does: "nothing", milliseconds: 300, artifactBytes },
    { name: "doze", does: "nothing", milliseconds: 200, artifactBytes },
  ], seeds);

/** A scenario of which one trial does something the first time. */
const oneThat = (act: string) =>
  fakeScenario([
    { name: "nap", does: "nothing", milliseconds: 300 },
    { name: "struck", does: act, milliseconds: 10 },
    ...["doze", "rest", "pause"].map((name) => ({ name, does: "nothing", milliseconds: 200 })),
  ]);

const isolated = ["--isolation", "process"];

/** The faults that a run on one machine must bear. */
export const LOCAL_FAULTS: readonly LocalFault[] = [
  {
    name: "SIGKILL of a worker process",
    scenario: naps(5),
    words: isolated,
    strike: (bench) => bench.killWorker(),
    missing: Deno.build.os === "linux" ? undefined : "worker processes are found in Linux's /proc",
  },
  {
    name: "SIGKILL of the coordinator in mid-run",
    scenario: naps(5),
    strike: (bench) => bench.kill("SIGKILL"),
    exitCode: 137,
  },
  {
    name: "SIGTERM in mid-run",
    scenario: naps(5),
    strike: (bench) => bench.kill("SIGTERM"),
    exitCode: 143,
  },
  {
    name: "a hung trial, time limit 2 s",
    scenario: oneThat("hang"),
    words: ["--trial-time-limit", "2"],
    act: "hang",
    exitCode: 1,
  },
  {
    name: "a trial that exhausts its process's memory",
    scenario: oneThat("exhaust"),
    words: [...isolated, "--worker-memory", "150"],
    act: "exhaust",
    exitCode: 1,
  },
  {
    name: "a disk that fills up, resumed with room",
    scenario: naps(8, 200_000),
    disk: ["2m", "32m"],
    exitCode: 1,
    missing: hasSmallDisks ? undefined : "no small file system can be mounted here",
  },
  {
    name: "SIGKILL of the coordinator, last line truncated",
    scenario: naps(5),
    strike: (bench) => bench.kill("SIGKILL"),
    exitCode: 137,
    damage: truncateLastLine,
  },
  {
    name: "a corrupted line in the middle of a whole run",
    scenario: naps(5),
    damage: corruptMiddleLine,
  },
  {
    name: "the clock goes back by an hour in mid-run",
    scenario: naps(5),
    clock: true,
    strike: (_, clock) => clock.goBack(),
  },
];

/** Cuts it in its half, as a crash of the machine may. */
async function truncateLastLine(results: string): Promise<string[]> {
  const text = await Deno.readTextFile(results);
  const begin = text.lastIndexOf("\n", text.length - 2) + 1;
  await Deno.truncate(results, Math.floor((begin + text.length) / 2));
  return [idOf(text.slice(begin))];
}

/** Turns bytes of it into some that are no UTF-8, as a failing disk may. */
async function corruptMiddleLine(results: string): Promise<string[]> {
  const lines = (await Deno.readTextFile(results)).trimEnd().split("\n");
  const middle = Math.floor(lines.length / 2);
  const begin = lines.slice(0, middle).join("\n").length + 1;
  using file = await Deno.open(results, { write: true });
  await file.seek(begin + 40, Deno.SeekMode.Start);
  await file.write(Uint8Array.of(0xff, 0xfe, 0xff));
  return [idOf(lines[middle])];
}

const idOf = (line: string) => JSON.parse(line).id as string;
