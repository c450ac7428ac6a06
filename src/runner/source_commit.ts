/** The state of the source code in git. */
export interface SourceCommit {
  /** The full hash. */
  readonly hash: string;
  /** Whether tracked files differ from it. */
  readonly modified: boolean;
}

/**
 * The git commit that a folder is checked out at.
 *
 * @param folder The top folder of a checkout.
 * @returns The commit; undefined if there is no git, or the folder is not a checkout's top: a
 *   package that lies inside somebody's project must not claim that project's commit.
 */
export async function sourceCommit(folder: string): Promise<SourceCommit | undefined> {
  const head = await git(folder, ["rev-parse", "--show-prefix", "HEAD"]);
  const [prefix, hash] = head?.split("\n") ?? [];
  if (prefix !== "" || !hash) return undefined;
  const changes = await git(folder, ["status", "--porcelain", "--untracked-files=no"]);
  return { hash, modified: changes !== "" };
}

async function git(folder: string, args: string[]): Promise<string | undefined> {
  try {
    const command = new Deno.Command("git", { args, cwd: folder, stderr: "null" });
    const { success, stdout } = await command.output();
    return success ? new TextDecoder().decode(stdout) : undefined;
  } catch {
    return undefined;
  }
}
