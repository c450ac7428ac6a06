import type { ZodType } from "zod";
import { describeIssue } from "../validation/issues.ts";
import { ForeignModuleError } from "./foreign_module_error.ts";

/**
 * Checks JSON that a module gave.
 *
 * @param module The module's name.
 * @param operation What it was asked for.
 * @param schema What it must be.
 * @param json What it gave.
 * @throws {ForeignModuleError} If it does not fit.
 */
export function crossedJson<Value>(
  module: string,
  operation: string,
  schema: ZodType<Value>,
  json: unknown,
): Value {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const issue = describeIssue(result.error.issues[0], json);
  throw new ForeignModuleError(module, `gave from '${operation}' what does not fit: ${issue}`);
}
