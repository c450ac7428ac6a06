/**
 * A process that measures one phase of a run of trivial trials, for `fault_bench.ts`, so that the peak
 * of its memory is the phase's: <plan|run|report> <trials> <folder>. It prints a `PhaseCost` as JSON.
 */
import { join } from "@std/path";
import { LocalExecutor } from "../../../src/runner/local.ts";
import { runScenario } from "../../../src/runner/run.ts";
import { planTrials } from "../../../src/suite/plan.ts";
import { writeReport } from "../../report.ts";
import { trivialScenario } from "./trivial_scenario.ts";

/** What one phase takes. */
export interface PhaseCost {
  readonly seconds: number;
  /** The most that the process held, in megabytes (10⁶ bytes) of resident memory. */
  readonly peakMegabytes: number;
  /** From the first trial's start to the last one's end, in milliseconds a trial; of runs alone. */
  readonly millisecondsPerTrial?: number;
}

const WORKERS = 2;
const resultVersionOf = () => "1";

const PHASES: Readonly<
  Record<string, (trials: number, folder: string) => Promise<number | undefined>>
> = {
  async plan(trials) {
    await planTrials(trivialScenario(trials), resultVersionOf);
    return undefined;
  },
  run: runTrials,
  async report(_, folder) {
    await writeReport(join(folder, "run"));
    return undefined;
  },
};

async function runTrials(trials: number, folder: string): Promise<number> {
  const workerUrl = new URL("../trivial_worker.ts", import.meta.url);
  let [first, last, done] = [Infinity, 0, 0];
  await runScenario(trivialScenario(trials), {
    out: join(folder, "run"),
    resume: false,
    executor: new LocalExecutor({ workers: WORKERS, trialTimeLimit: 60, workerUrl }),
    resultVersionOf,
    commandLine: [],
    onEvent(event) {
      if (event.kind === "started") first = Math.min(first, performance.now());
      if (event.kind !== "finished") return;
      last = performance.now();
      if (event.result.status === "done") done++;
    },
  });
  if (done !== trials) throw new Error(`Cannot measure as all must be done: ${done} are`);
  return (last - first) / trials;
}

/** Linux keeps the peak; elsewhere what is held at the end stands for it. */
async function peakMegabytes(): Promise<number> {
  const status = await Deno.readTextFile("/proc/self/status").catch(() => "");
  const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  return kibibytes === undefined ? Deno.memoryUsage().rss / 1e6 : Number(kibibytes) * 1024 / 1e6;
}

const [phase, trials, folder] = Deno.args;
const begin = performance.now();
const millisecondsPerTrial = await PHASES[phase](Number(trials), folder);
const cost: PhaseCost = {
  seconds: (performance.now() - begin) / 1000,
  peakMegabytes: await peakMegabytes(),
  millisecondsPerTrial,
};
console.log(JSON.stringify(cost));
// Ends the workers at once.
Deno.exit(0);
