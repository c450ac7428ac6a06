import { join } from "@std/path";

const ROOT = join(import.meta.dirname!, "../..");

/** The permissions of the task `verify`. */
const VERIFY = [
  ...["--no-prompt", "--cached-only", "--unstable-worker-options"],
  ...["--v8-flags=--max-old-space-size=1000", "--allow-read", "--allow-env", "--allow-sys"],
];

/** The permissions of the task `new`. */
const NEW = ["--no-prompt", "--allow-read", "--allow-write"];

/** What a command left. */
export interface ProgramRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `deno task verify` with the permissions that the task has.
 *
 * @param cwd The working directory.
 * @param args The words after the command.
 */
export function runVerify(cwd: string, ...args: string[]): Promise<ProgramRun> {
  return run(cwd, VERIFY, "bench/verify.ts", args);
}

/**
 * Runs `deno task new` with the permissions that the task has.
 *
 * @param cwd The working directory.
 * @param args The words after the command.
 */
export function runNew(cwd: string, ...args: string[]): Promise<ProgramRun> {
  return run(cwd, NEW, "bench/new.ts", args);
}

/**
 * Acts in an empty folder, which is removed in the end.
 *
 * @param act What is done.
 */
export async function inFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await act(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function run(cwd: string, permissions: string[], program: string, args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", ...permissions, join(ROOT, program), ...args],
    cwd,
    env: { NO_COLOR: "1" },
  }).output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}
