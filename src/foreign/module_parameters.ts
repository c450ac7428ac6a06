import type { ModuleHeader } from "./define.ts";

/**
 * The parameters of a module, checked and filled up with defaults. It runs where the module runs.
 *
 * @param module The module: its `schema` counts, else the types of its defaults.
 * @param given The parameters in JSON form.
 * @throws {TypeError} If one is unknown or of another type.
 * @throws {RangeError} If the module's schema refuses one.
 */
export function moduleParameters<Parameters>(
  { schema, parameters }: ModuleHeader<Parameters>,
  given: Readonly<Record<string, unknown>>,
): Parameters {
  if (schema !== undefined) {
    const result = schema.safeParse(given);
    if (result.success) return result.data;
    const [{ path, message }] = result.error.issues;
    throw new RangeError(`Cannot run with these parameters as '${path.join(".")}': ${message}`);
  }
  const defaults: Record<string, unknown> = { ...parameters };
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(defaults, name)) {
      throw new TypeError(
        `Cannot run with these parameters as '${name}' must be absent: no such field is known`,
      );
    }
    const wanted = kindOf(defaults[name]);
    if (kindOf(value) !== wanted) {
      throw new TypeError(
        `Cannot run with these parameters as '${name}' must be ${wanted}: current value is ${
          JSON.stringify(value)
        }`,
      );
    }
  }
  return { ...defaults, ...given } as Parameters;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") return "a finite number";
  if (typeof value === "boolean") return "true or false";
  return typeof value === "string" ? "text" : "an object";
}
