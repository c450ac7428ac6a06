import { join } from "@std/path";
import { readManifest } from "../../src/runner/manifest.ts";
import type { TrialResult } from "../../src/suite/trial.ts";

const ROOT = join(import.meta.dirname!, "../..");

/** The permissions of the task `bench`. */
const PERMISSIONS = [
  ...["--allow-read", "--allow-write", "--allow-env", "--allow-sys", "--allow-run=git,deno"],
];

/** What a run of the command left. */
export interface Run {
  readonly code: number;
  readonly stderr: string;
  /** The results by "target estimator", or by "pair divergence". */
  readonly results: ReadonlyMap<string, TrialResult>;
  readonly manifest: Awaited<ReturnType<typeof readManifest>>;
}

/**
 * Runs `deno task bench` on a scenario, with the permissions that the task has.
 *
 * @param folder The working directory.
 * @param scenario The scenario, without its texts.
 * @param options Further words.
 */
export async function runBench(folder: string, scenario: object, options: string[]): Promise<Run> {
  const whole = { name: "mine", title: "Mine", description: "For a test.", seeds: 1, ...scenario };
  await Deno.writeTextFile(join(folder, "mine.json"), JSON.stringify(whole));
  const words = ["mine.json", "--no-report", "--out", "out", ...options];
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", ...PERMISSIONS, join(ROOT, "bench/main.ts"), ...words],
    cwd: folder,
    stdout: "piped",
    stderr: "piped",
  });
  const { code, stderr } = await command.output();
  const text = await Deno.readTextFile(join(folder, "out/results.ndjson")).catch(() => "");
  const lines = text.split("\n").filter((line) => line !== "");
  const results = lines.map((line): [string, TrialResult] => {
    const result: TrialResult = JSON.parse(line);
    return [labelOf(result), result];
  });
  return {
    code,
    stderr: new TextDecoder().decode(stderr),
    results: new Map(results),
    manifest: await readManifest(join(folder, "out")),
  };
}

function labelOf({ trial }: TrialResult): string {
  if ("estimator" in trial) return `${trial.target.name} ${trial.estimator.name}`;
  return "divergence" in trial ? `${trial.pair.name} ${trial.divergence.name}` : "power";
}

/**
 * Acts in a folder with a copy of the modules of these tests.
 *
 * @param act What is done.
 */
export async function withModules(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    for (const room of ["", "hostile"]) {
      await Deno.mkdir(join(folder, room), { recursive: true });
      for await (
        const { name, isFile } of Deno.readDir(join(ROOT, "tests/foreign/modules", room))
      ) {
        const path = join(room, name);
        if (isFile) {
          await Deno.copyFile(join(ROOT, "tests/foreign/modules", path), join(folder, path));
        }
      }
    }
    await act(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
