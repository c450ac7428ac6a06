import type { Manifest } from "../manifest.ts";

/** Options that change neither a trial nor its id. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...["--out", "--shard", "--trial", "--workers", "--log", "--isolation", "--worker-memory"],
  ...["--queue", "--no-report"],
]);
const BENCH = "deno task bench ";

/**
 * The command that runs one trial of a run again: the run's own, without what says where and how much
 * of it was run. A merged run has none; its scenario and count of seeds then make one.
 *
 * @param manifest The run's manifest.
 * @param id The trial's id.
 * @returns Undefined where the manifest tells neither a command nor a scenario.
 */
export function trialCommand({ command, scenario }: Manifest, id: string): string | undefined {
  const chosen = `--trial ${quoted(id)}`;
  if (command?.startsWith(BENCH)) return `${BENCH}${kept(command.slice(BENCH.length))} ${chosen}`;
  if (scenario?.name === undefined) return undefined;
  const seeds = typeof scenario.seeds === "number" ? ` --seeds ${scenario.seeds}` : "";
  return `${BENCH}${quoted(scenario.name)}${seeds} ${chosen}`;
}

/** A manifest joins its words with spaces: a value goes on to the next option. */
function kept(words: string): string {
  const [scenario, ...options] = words.split(/ (?=--)/);
  return [
    scenario,
    ...options.filter((option) => !LEFT_OUT.has(option.split(/[ =]/)[0])),
  ].join(" ");
}

function quoted(word: string): string {
  return /^[\w./@:=+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
