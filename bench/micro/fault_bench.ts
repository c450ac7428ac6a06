/**
 * What faults on one machine cost a run, and what a run of many trials takes:
 * `deno task bench:faults [faults|scale]`, both by default. Each fault is done to a real run of
 * `deno task bench` in a temporary folder, which is resumed where it must be and compared with an
 * undisturbed run. On a busy machine its times say little.
 */
import { join } from "@std/path";
import { clockMeans } from "../../tests/runner/backward_clock.ts";
import { LOCAL_FAULTS } from "../../tests/runner/local_faults.ts";
import { type LocalDamage, sufferLocally } from "../../tests/runner/suffer_locally.ts";
import type { PhaseCost } from "./scale/measure.ts";

const COUNTS = [10_000, 100_000];
const PHASES = ["plan", "run", "report"];

const [part] = Deno.args;
if (part !== "scale") await tellFaults();
if (part === undefined) console.log();
if (part !== "faults") await tellScale();

async function tellFaults(): Promise<void> {
  console.log("| fault | lost | doubled | differing lines | kept beside | struck | recovery, s |");
  console.log("| --- | --- | --- | --- | --- | --- | --- |");
  for (const fault of LOCAL_FAULTS) {
    const name = fault.clock ? `${fault.name} (by ${clockMeans})` : fault.name;
    const cells = fault.missing === undefined
      ? cellsOf(await sufferLocally(fault))
      : [`skipped: ${fault.missing}`, ...Array(5).fill("–")];
    console.log(`| ${[name, ...cells].join(" | ")} |`);
  }
  console.log(`
struck: trials that the fault ended, failed, or damaged the line of. recovery: from the fault until
the last of them is done, with its time limit and the start of --resume. kept beside: what a run keeps
by design and no report counts, a failure before the later result, a line that holds no result.`);
}

function cellsOf({ lost, doubled, differing, ...rest }: LocalDamage): (string | number)[] {
  const { keptFailures, keptUnreadable, struck, recoverySeconds } = rest;
  const kept = [
    ...(keptFailures > 0 ? [`failures: ${keptFailures}`] : []),
    ...(keptUnreadable > 0 ? [`damaged lines: ${keptUnreadable}`] : []),
  ];
  return [
    ...[lost, doubled, differing],
    kept.join(", ") || "–",
    struck,
    recoverySeconds?.toFixed(2) ?? (struck === 0 ? "–" : "never"),
  ];
}

async function tellScale(): Promise<void> {
  console.log("| trivial trials | phase | seconds | peak MB | ms a trial at two workers |");
  console.log("| --- | --- | --- | --- | --- |");
  for (const trials of COUNTS) {
    const folder = await Deno.makeTempDir();
    try {
      for (const phase of PHASES) {
        const { seconds, peakMegabytes, millisecondsPerTrial } = await measure(
          ...[phase, `${trials}`, folder] as const,
        );
        const cells = [seconds.toFixed(2), peakMegabytes.toFixed(0)];
        const each = millisecondsPerTrial?.toFixed(3) ?? "–";
        console.log(`| ${[trials, phase, ...cells, each].join(" | ")} |`);
      }
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  }
}

/** In a process of its own, so that one phase's memory is not another's. */
async function measure(...words: readonly string[]): Promise<PhaseCost> {
  const script = join(import.meta.dirname!, "scale/measure.ts");
  const args = ["run", "--quiet", "--no-check", "-A", script, ...words];
  const command = new Deno.Command(Deno.execPath(), { args, stderr: "inherit" });
  const { success, stdout } = await command.output();
  if (!success) throw new Error(`Cannot measure '${words[0]}' as its process must end well`);
  return JSON.parse(new TextDecoder().decode(stdout));
}
