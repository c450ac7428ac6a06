import type { Payload } from "../payload.ts";

/**
 * One thing that a module is asked to do.
 *
 * @typeParam Json What comes beside the arrays; the suite's side made it.
 */
export type Operation<Json> = (
  given: { readonly json: Json; readonly arrays: readonly Float64Array[] },
) => Payload | Promise<Payload>;

/** Asks the suite's side for something, and waits for it. */
export type Ask = (request: Payload) => Payload;

/** Parameters in JSON form. */
export type JsonParameters = Readonly<Record<string, unknown>>;

/**
 * Checks what a module must be able to do.
 *
 * @param object The module, or what it made.
 * @param wanted Functions that it must have.
 * @param optional Functions that it may have.
 * @throws {TypeError} If one is missing or is none.
 */
export function checkFunctions(
  object: unknown,
  wanted: readonly string[],
  optional: readonly string[] = [],
): void {
  if (typeof object !== "object" || object === null) {
    throw new TypeError("Cannot use the module as what it gives must be an object");
  }
  const given = object as Readonly<Record<string, unknown>>;
  const asked = [...wanted, ...optional.filter((name) => given[name] !== undefined)];
  const wrong = asked.find((name) => typeof given[name] !== "function");
  if (wrong === undefined) return;
  throw new TypeError(`Cannot use the module as its '${wrong}' must be a function`);
}

/**
 * What a module gives where numbers are wanted.
 *
 * @param values What it gives.
 * @throws {TypeError} If that holds no numbers.
 */
export function numbersOf(values: unknown): Float64Array {
  if (values instanceof Float64Array) return values;
  if (Array.isArray(values) || ArrayBuffer.isView(values)) {
    return Float64Array.from(values as ArrayLike<number>);
  }
  throw new TypeError("Cannot use what the module gives as it must be a Float64Array");
}
