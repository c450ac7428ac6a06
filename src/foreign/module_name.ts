/** What a name of the registries never begins with. */
const MODULE_NAME = /^(\.\.?\/|\/|file:|https:)/;

/** What marks an object whose `name` is for tables alone. */
const NAMED_PLAINLY = ["law", "data", "components"];

/**
 * Whether a name in a scenario is that of a module, by path or URL, and not one of a registry.
 *
 * @param name The value of a field `law` or `name`.
 */
export function isModuleName(name: unknown): name is string {
  return typeof name === "string" && MODULE_NAME.test(name);
}

/**
 * The field by which a law or a method names a module.
 *
 * @param json An object of a scenario or a trial.
 * @returns `law` or `name`; undefined where it names none.
 */
export function moduleField(json: object): "law" | "name" | undefined {
  const { law, name } = json as { law?: unknown; name?: unknown };
  if (isModuleName(law)) return "law";
  const isPlain = NAMED_PLAINLY.some((field) => Object.hasOwn(json, field));
  return isModuleName(name) && !isPlain ? "name" : undefined;
}

/**
 * A trial as its id is made from it: a module's digest stands for it, wherever it lies.
 *
 * @param json A trial, or any part of it.
 * @returns The same with the paths of modules cut to their last part.
 */
export function withoutModulePaths(json: unknown): unknown {
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return json.map(withoutModulePaths);
  const entries = Object.entries(json).map(([field, part]) => [field, withoutModulePaths(part)]);
  const object = Object.fromEntries(entries);
  const field = moduleField(json);
  if (field !== undefined) object[field] = `./${object[field].split("/").at(-1)}`;
  return object;
}

/**
 * All objects within a scenario or a trial, itself included, that name a module.
 *
 * @param json A law, a method, or anything that holds some.
 */
export function moduleReferences(json: unknown): Readonly<Record<string, unknown>>[] {
  if (typeof json !== "object" || json === null) return [];
  const own = moduleField(json) === undefined ? [] : [json as Record<string, unknown>];
  return [...own, ...Object.values(json).flatMap(moduleReferences)];
}
