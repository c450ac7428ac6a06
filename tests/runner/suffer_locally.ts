import { join } from "@std/path";
import { readResults, RESULTS_FILE } from "../../src/runner/result_lines.ts";
import { backwardClock } from "./backward_clock.ts";
import { BenchProcess, type BenchWords } from "./bench_process.ts";
import { compareRuns, type RunDifference } from "./compare_runs.ts";
import type { LocalFault } from "./local_faults.ts";
import { StruckTrials } from "./struck_trials.ts";
import { withSmallDisk } from "./storage.ts";

const WORKER = new URL("./workers/struck_worker.ts", import.meta.url);

/** What a fault on one machine has cost. */
export interface LocalDamage extends RunDifference {
  /** Trials that it struck: running ones that it ended, failed ones, lines that it damaged. */
  readonly struck: number;
  /** Seconds from the fault until the last of them is done, a resuming included. */
  readonly recoverySeconds: number | undefined;
  /** Whether a time in the log is before an earlier one's. */
  readonly clockWentBack: boolean;
}

/**
 * Runs a scenario with `deno task bench` while it is struck, goes on with `--resume` where that ended
 * it or left it with failures, and compares with an undisturbed run.
 *
 * @param fault What goes wrong.
 * @throws {Error} If a command does not end as it should.
 */
export async function sufferLocally(fault: LocalFault): Promise<LocalDamage> {
  if (fault.disk === undefined) return await inFolder((folder) => suffer(fault, folder));
  // The mount is seen by the processes of its own namespace alone.
  const script = join(import.meta.dirname!, "disk_fault_main.ts");
  const { code, stdout, stderr } = await withSmallDisk(
    `"${Deno.execPath()}" run --quiet --no-check -A "${script}" '${fault.name}' "$DISK"`,
    fault.disk[0],
  );
  if (code !== 0) throw new Error(`Cannot suffer '${fault.name}' as a command failed: ${stderr}`);
  return JSON.parse(stdout);
}

/**
 * `sufferLocally` where the run is to lie in a given folder.
 *
 * @param fault What goes wrong.
 * @param folder The folder; if the fault has a disk, where that is mounted.
 */
export async function suffer(fault: LocalFault, folder: string): Promise<LocalDamage> {
  const { scenario, words = [], disk, damage, exitCode = 0 } = fault;
  return await inFolder(async (aside) => {
    const [out, undisturbed] = [join(folder, "run"), join(aside, "undisturbed")];
    const markers = join(aside, "markers");
    await Deno.mkdir(markers);
    await Deno.writeTextFile(join(aside, "faults.json"), JSON.stringify(scenario));
    const bench = (run: string, worker: string): BenchWords => ({
      folder: aside,
      words: ["faults.json", "--workers", "2", "--out", run, ...words],
      env: { FAKE_WORKER: worker },
    });
    const struck = new StruckTrials(fault.act);
    const whole = bench(out, `${WORKER}?markers=${markers}`);
    await runStruck(fault, whole, struck, aside);
    if (exitCode !== 0) struck.end(new Set(readResults(out).map(({ id }) => id)));
    if (damage !== undefined) struck.damage(await damage(join(out, RESULTS_FILE)));
    if (disk !== undefined) await enlarge(folder, disk[1]);
    if (exitCode !== 0 || damage !== undefined) {
      await watch(new BenchProcess({ ...whole, words: [...whole.words, "--resume"] }), 0, struck);
    }
    await watch(new BenchProcess(bench(undisturbed, WORKER.href)), 0);
    return { ...await compareRuns(out, undisturbed), ...struck.summary() };
  });
}

async function runStruck(
  { strike, clock: clocked, exitCode = 0 }: LocalFault,
  words: BenchWords,
  struck: StruckTrials,
  aside: string,
): Promise<void> {
  const clock = await backwardClock(aside);
  const bench = new BenchProcess(
    clocked ? { ...words, env: { ...words.env, ...clock.env }, flags: clock.flags } : words,
  );
  await watch(bench, exitCode, struck, strike && (() => strike(bench, clock)));
}

/** Waits for a command's end, and strikes it once after its third trial, when another has begun. */
async function watch(
  bench: BenchProcess,
  exitCode: number,
  struck?: StruckTrials,
  strike?: () => void | Promise<void>,
): Promise<void> {
  let pending = strike;
  for await (const event of bench.events()) {
    struck?.show(event);
    if (pending === undefined || event.event !== "started" || struck!.finished < 3) continue;
    // What began together has ended together: in the midst of trials, not between them.
    await new Promise((resolve) => setTimeout(resolve, 50));
    struck!.strike();
    await pending();
    pending = undefined;
  }
  const { code } = await bench.status;
  if (code !== exitCode || pending !== undefined) {
    throw new Error(`Cannot go on as the command must end with ${exitCode}: it ended with ${code}`);
  }
}

async function enlarge(folder: string, size: string): Promise<void> {
  const args = ["-o", `remount,size=${size}`, folder];
  const { success } = await new Deno.Command("mount", { args }).output();
  if (!success) throw new Error("Cannot enlarge the disk as 'mount' must be allowed to: it failed");
}

async function inFolder<Value>(act: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await Deno.makeTempDir();
  try {
    return await act(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
