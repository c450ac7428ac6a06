import { ForeignModuleError } from "./foreign_module_error.ts";

/** What numbers must be to be taken. */
export interface NumberRule {
  /** What they must be, as in "finite". */
  readonly wanted: string;
  /** Whether one is. */
  accepts(value: number): boolean;
}

/** Scores, points, integrands. */
export const FINITE: NumberRule = { wanted: "finite", accepts: Number.isFinite };

/** Log densities: −∞ is where the density is 0. */
export const LOG_DENSITY: NumberRule = {
  wanted: "finite or -Infinity",
  accepts: (value) => value < Infinity,
};

/**
 * Checks numbers that a module gave.
 *
 * @param module The module's name.
 * @param operation What it was asked for.
 * @param values What it gave.
 * @param count How many numbers were asked for.
 * @param rule What each must be.
 * @throws {ForeignModuleError} If there are more or less, or one is not as it must be.
 */
export function crossedNumbers(
  module: string,
  operation: string,
  values: Float64Array | undefined,
  count: number,
  rule: NumberRule,
): Float64Array {
  if (values?.length !== count) {
    const given = values === undefined ? "none" : values.length;
    throw new ForeignModuleError(
      module,
      `must give ${count} numbers from '${operation}': it gave ${given}`,
    );
  }
  const wrong = values.findIndex((value) => !rule.accepts(value));
  if (wrong < 0) return values;
  throw new ForeignModuleError(
    module,
    `must give numbers that are ${rule.wanted} from '${operation}': at ${wrong} it gave ${
      values[wrong]
    }`,
  );
}
