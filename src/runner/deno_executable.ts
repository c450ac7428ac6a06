/**
 * The Deno that runs this, as a command that may be run: `--allow-run=deno` names the one on the
 * search path, not where that leads to.
 *
 * @returns Its path where that may be run, else `deno`.
 */
export function denoExecutable(): string {
  const path = Deno.execPath();
  const { state } = Deno.permissions.querySync({ name: "run", command: path });
  return state === "granted" ? path : "deno";
}
