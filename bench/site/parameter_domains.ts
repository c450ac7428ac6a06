import { z } from "zod";
import type { MethodParameter } from "../../web/site/method_entry.ts";

/** The part of JSON Schema that domains are read from. */
interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly default?: unknown;
}

/**
 * The parameters that a schema takes, with what each may be and its default.
 *
 * @param schema A zod schema of an object.
 */
export function parameterDomains(schema: unknown): MethodParameter[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema as z.ZodType, {
    unrepresentable: "any",
    io: "input",
  }) as JsonSchema;
  return Object.entries(properties).map(([name, property]) => ({
    name,
    domain: domain(property),
    ...(property.default !== undefined && { preset: JSON.stringify(property.default) }),
    ...(property.default === undefined && !required.includes(name) && { preset: "none" }),
  }));
}

function domain(schema: JsonSchema): string {
  const { type, items, properties } = schema;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((v) => JSON.stringify(v)).join(" or ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.map(domain).join(" or ");
  if (type === "number" || type === "integer") return numbers(schema);
  if (type === "array") return `list of ${items === undefined ? "values" : domain(items)}`;
  if (type === "object") return properties?.law === undefined ? "object" : "law";
  return type ?? "value";
}

/** The largest integer that JSON carries exactly is no bound that anyone set. */
function numbers({ type, ...bounds }: JsonSchema): string {
  const word = type === "integer" ? "integer" : "number";
  const isBound = (value?: number) =>
    value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined;
  const open = isBound(bounds.exclusiveMinimum);
  const closed = isBound(bounds.minimum);
  const upperOpen = isBound(bounds.exclusiveMaximum);
  const upperClosed = isBound(bounds.maximum);
  const lower = open ?? closed;
  const upper = upperOpen ?? upperClosed;
  if (lower === undefined && upper === undefined) return word;
  const left = lower === undefined ? "(−∞" : open === undefined ? `[${lower}` : `(${lower}`;
  const right = upper === undefined ? "∞)" : upperOpen === undefined ? `${upper}]` : `${upper})`;
  return `${word} in ${left}, ${right}`;
}
