import type { z } from "zod";

/**
 * Checks a value against a schema and returns it typed.
 *
 * @param schema What is wanted.
 * @param value What is given.
 * @param action What fails if the value does not fit, as in "build a distribution".
 * @param field The name under which the value was given; prefixes every path. Empty for none.
 * @returns The validated value.
 * @throws {TypeError} If a field is missing, unknown or of another type.
 * @throws {RangeError} If a field has a value out of its range.
 */
export function validate<Value>(
  schema: z.ZodType<Value>,
  value: unknown,
  action: string,
  field = "",
): Value {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const message = `Cannot ${action} as ${describeIssue(issue, value, field)}`;
  throw isShapeIssue(issue) ? new TypeError(message) : new RangeError(message);
}

/**
 * One issue as a clause that names the field, what was wanted and what was given.
 *
 * The message of a custom issue must itself be such a clause without the field, as in
 * "must sum to 1: current sum is 0.9".
 *
 * @param issue An issue that zod found.
 * @param value The whole value that was checked; the given part is looked up in it.
 * @param field The name under which the value was given; prefixes the path.
 */
export function describeIssue(issue: z.core.$ZodIssue, value: unknown, field = ""): string {
  if (issue.code === "unrecognized_keys") {
    const name = fieldPath([...issue.path, issue.keys[0]], field);
    return `${name} must be absent: no such field is known`;
  }
  const name = fieldPath(issue.path, field);
  if (issue.code === "custom") return `${name} ${issue.message}`;
  const given = valueAt(value, issue.path);
  if (given === undefined) return `${name} is missing: wanted ${wanted(issue)}`;
  return `${name} must be ${wanted(issue)}: current value is ${shown(given)}`;
}

/** The path of a field as people write it: `'target.components[0].weights'`. */
function fieldPath(path: readonly PropertyKey[], field: string): string {
  let text = field;
  for (const part of path) {
    text += typeof part === "number"
      ? `[${part}]`
      : text === ""
      ? String(part)
      : `.${String(part)}`;
  }
  return text === "" ? "the value" : `'${text}'`;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  int: "an integer",
  number: "a finite number",
  object: "an object",
  string: "text",
};

function wanted(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return TYPE_NAMES[issue.expected] ?? issue.expected;
    case "invalid_value":
      return `one of ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "too_small":
      return bound(issue.origin, issue.minimum, issue.inclusive === false ? "above" : "at least");
    case "too_big":
      return bound(issue.origin, issue.maximum, issue.inclusive === false ? "below" : "at most");
    default:
      return `valid (${issue.message})`;
  }
}

function bound(origin: string, limit: number | bigint, relation: string): string {
  return origin === "array" ? `of length ${relation} ${limit}` : `${relation} ${limit}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const part of path) {
    if (typeof current !== "object" || current === null) return undefined;
    current = (current as Record<PropertyKey, unknown>)[part];
  }
  return current;
}

function shown(value: unknown): string {
  const text = typeof value === "number" ? String(value) : JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function isShapeIssue(issue: z.core.$ZodIssue): boolean {
  return issue.code === "invalid_type" || issue.code === "unrecognized_keys" ||
    issue.code === "invalid_union";
}
