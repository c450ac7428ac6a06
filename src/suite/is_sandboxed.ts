import { moduleReferences } from "../foreign/module_name.ts";
import type { PlannedTrial } from "./trial.ts";

/**
 * Whether a trial runs code that is not of the suite and not trusted: it then has a process to itself.
 *
 * @param planned The trial.
 */
export function isSandboxed({ trial, trust = false }: PlannedTrial): boolean {
  return !trust && moduleReferences(trial).length > 0;
}
