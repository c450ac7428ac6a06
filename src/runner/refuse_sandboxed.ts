import { isSandboxed } from "../suite/is_sandboxed.ts";
import type { PlannedTrial } from "../suite/trial.ts";

/**
 * Refuses a trial with foreign code where the suite's own trials run.
 *
 * @param planned The trial.
 * @throws {Error} If it names a module that is not trusted.
 */
export function refuseSandboxed(planned: PlannedTrial): void {
  if (!isSandboxed(planned)) return;
  throw new Error("Cannot run a foreign module here as it must have a process to itself");
}
