import { join } from "@std/path";

/** Where Debian's package `libfaketime` puts it; the variable names it elsewhere. */
const LIBRARIES = [
  Deno.env.get("LIBFAKETIME"),
  ...["x86_64", "aarch64"].map((machine) =>
    `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`
  ),
];

/** A clock that one command sees, and that can be put back. */
export interface BackwardClock {
  /** What the command's environment needs. */
  readonly env: Readonly<Record<string, string>>;
  /** What `deno run` needs before the command's script. */
  readonly flags: readonly string[];
  /** Puts the clock back by an hour. */
  goBack(): Promise<void>;
}

/** What `backwardClock` makes one with here. */
export const clockMeans: string = library() === undefined
  ? "a double of Date in the coordinator"
  : "libfaketime under every process of the command";

/**
 * A clock that goes right until it is put back: libfaketime's where that is installed, which every
 * process of the command sees, Deno's own code too; else a double of `Date` in the coordinator. The
 * clock that never goes back, `performance.now()`, is left alone, as on a machine whose time is set.
 *
 * @param folder Where it may leave a file.
 */
export async function backwardClock(folder: string): Promise<BackwardClock> {
  const path = join(folder, "clock");
  await Deno.writeTextFile(path, "+0\n");
  const preloaded = library();
  const env = { FAKETIME_TIMESTAMP_FILE: path };
  return {
    env: preloaded === undefined ? env : {
      ...env,
      LD_PRELOAD: preloaded,
      FAKETIME_NO_CACHE: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    },
    flags: preloaded === undefined
      ? ["--preload", join(import.meta.dirname!, "backward_date.ts")]
      : [],
    goBack: () => Deno.writeTextFile(path, "-1h\n"),
  };
}

function library(): string | undefined {
  return LIBRARIES.find((path) => {
    try {
      return path !== undefined && Deno.statSync(path).isFile;
    } catch {
      return false;
    }
  });
}
