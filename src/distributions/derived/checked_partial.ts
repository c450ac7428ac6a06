import type { PartialDistribution, PartialModes, PartialSupport } from "./partial_distribution.ts";

/** How far the sum of a person's mode weights may be from 1. */
const SUM_TOLERANCE = 1e-6;

/**
 * The same partial distribution with every field checked now, and every returned array checked when it is
 * returned: its type, its length and that no entry is NaN.
 *
 * @param partial What a person gave.
 * @param law Its name, for messages.
 * @throws {TypeError} If a field, or later a returned value, is missing or of another type or shape.
 * @throws {RangeError} If a field, or later a returned value, is out of its range.
 */
export function checkedPartial(partial: PartialDistribution, law: string): PartialDistribution {
  const refuse = refusal(law);
  const { dimension: d } = partial;
  if (!Number.isInteger(d) || d < 1) {
    throw refuse(TypeError, "dimension", "must be an integer of at least 1", shown(d));
  }
  if (typeof partial.logDensity !== "function") {
    throw refuse(TypeError, "logDensity", "must be a function", shown(partial.logDensity));
  }
  for (const field of ["score", "sample"] as const) {
    if (partial[field] === undefined || typeof partial[field] === "function") continue;
    throw refuse(TypeError, field, "must be a function", shown(partial[field]));
  }
  if (partial.support) checkSupport(partial.support, d, refuse);
  if (partial.modes) checkModes(partial.modes, refuse);
  const check = (name: string, returned: unknown, length: number) =>
    checkArray(refuse, name, returned, length);
  return {
    dimension: d,
    logDensity: (points) =>
      check("logDensity(points)", partial.logDensity(points), points.length / d),
    score: partial.score &&
      ((points) =>
        checkFinite(
          refuse,
          "score(points)",
          check("score(points)", partial.score!(points), points.length),
        )),
    sample: partial.sample && ((key, count) =>
      checkFinite(
        refuse,
        "sample(key, count)",
        check("sample(key, count)", partial.sample!(key, count), count * d),
      )),
    support: partial.support,
    modes: partial.modes && checkedModes(partial.modes, d, refuse),
    normalised: partial.normalised,
  };
}

type Refuse = (
  kind: typeof TypeError | typeof RangeError,
  field: string,
  wanted: string,
  given: string,
) => Error;

function refusal(law: string): Refuse {
  return (kind, field, wanted, given) =>
    new kind(`Cannot build '${law}' as '${field}' ${wanted}: current value is ${given}`);
}

function checkSupport({ lower, upper, lengthScale }: PartialSupport, d: number, refuse: Refuse) {
  for (const [field, corner] of Object.entries({ lower, upper })) {
    if (Array.isArray(corner) && corner.length === d && corner.every(Number.isFinite)) continue;
    throw refuse(TypeError, `support.${field}`, `must be ${d} finite numbers`, shown(corner));
  }
  lower.forEach((low, axis) => {
    if (low < upper[axis]) return;
    const wanted = `must be above 'support.lower[${axis}]' (${low})`;
    throw refuse(RangeError, `support.upper[${axis}]`, wanted, String(upper[axis]));
  });
  if (lengthScale !== undefined && !(lengthScale > 0 && lengthScale < Infinity)) {
    throw refuse(RangeError, "support.lengthScale", "must be above 0", shown(lengthScale));
  }
}

function checkModes({ weights, assign }: PartialModes, refuse: Refuse): void {
  if (!Array.isArray(weights) || weights.length === 0 || !weights.every((w) => w >= 0)) {
    throw refuse(
      TypeError,
      "modes.weights",
      "must be numbers that are not negative",
      shown(weights),
    );
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
    throw refuse(RangeError, "modes.weights", "must sum to 1", `a sum of ${sum}`);
  }
  if (typeof assign !== "function") {
    throw refuse(TypeError, "modes.assign", "must be a function", shown(assign));
  }
}

function checkedModes(modes: PartialModes, d: number, refuse: Refuse): PartialModes {
  const { weights } = modes;
  return {
    weights,
    assign(points) {
      const assigned = modes.assign(points);
      const [n, name] = [points.length / d, "modes.assign(points)"];
      if (!(assigned instanceof Int32Array) || assigned.length !== n) {
        throw refuse(TypeError, name, `must return an Int32Array of length ${n}`, shown(assigned));
      }
      const wrong = assigned.findIndex((mode) => mode < 0 || mode >= weights.length);
      if (wrong < 0) return assigned;
      const wanted = `must return indices from 0 to ${weights.length - 1}`;
      throw refuse(RangeError, name, wanted, `${assigned[wrong]} at index ${wrong}`);
    },
  };
}

function checkArray(refuse: Refuse, name: string, returned: unknown, length: number): Float64Array {
  if (!(returned instanceof Float64Array) || returned.length !== length) {
    throw refuse(
      TypeError,
      name,
      `must return a Float64Array of length ${length}`,
      shown(returned),
    );
  }
  const wrong = returned.findIndex(Number.isNaN);
  if (wrong < 0) return returned;
  throw refuse(RangeError, name, "must return no NaN", `NaN at index ${wrong}`);
}

function checkFinite(refuse: Refuse, name: string, returned: Float64Array): Float64Array {
  const wrong = returned.findIndex((value) => !Number.isFinite(value));
  if (wrong < 0) return returned;
  throw refuse(
    RangeError,
    name,
    "must return finite numbers",
    `${returned[wrong]} at index ${wrong}`,
  );
}

/** A value as it is named in a message. */
function shown(value: unknown): string {
  if (ArrayBuffer.isView(value)) {
    const { length } = value as unknown as ArrayLike<number>;
    return `${value.constructor.name} of length ${length}`;
  }
  if (Array.isArray(value) && value.length > 8) return `a list of length ${value.length}`;
  if (typeof value === "function") return "a function";
  const text = value === undefined ? "undefined" : JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
