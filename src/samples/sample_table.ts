/** Points that a file holds. */
export interface SampleTable {
  /** Points, `n × d` row-major. */
  readonly points: Float64Array;
  /** Their dimension d. */
  readonly dimension: number;
  /** The columns' names; `column 0`, … where the file has none. */
  readonly names: readonly string[];
  /** Rows that were dropped as they miss a value. */
  readonly dropped: number;
}

/** What is read of a file. */
export interface ColumnChoice {
  /** By name or by index from 0; all if left out. */
  readonly columns?: readonly (string | number)[];
  /** Whether rows that miss a value are dropped; refused if left out. */
  readonly missing?: "drop";
}

/** Rows that a file may have: more are refused, in place of a run that does not end. */
export const MOST_ROWS = 1_000_000;
/** Rows below which no part of a split is worth its name. */
export const FEWEST_ROWS = 20;
/** The energy network takes no more. */
export const MOST_COLUMNS = 64;

/** The class of an error: SyntaxError for the file's form, TypeError for its shape, RangeError for its values. */
type ErrorClass = new (message: string) => Error;

/**
 * The error for a file that cannot be used.
 *
 * @param Kind Its class.
 * @param file The file's name.
 * @param clause What was wanted and given, as in "line 3, column 'b' must be a number: …".
 */
export function refusal(Kind: ErrorClass, file: string, clause: string): Error {
  return new Kind(`Cannot read the samples '${file}' as ${clause}`);
}

/**
 * Where the chosen columns stand in a file.
 *
 * @param names The names of all of the file's columns.
 * @param choice The columns that are wanted.
 * @param file The file's name, for messages.
 * @throws {TypeError} If a wanted column is not there, named twice, or stands for two.
 */
export function columnIndices(
  names: readonly string[],
  { columns }: ColumnChoice,
  file: string,
): number[] {
  const indices = columns?.map((column) => indexOf(column, names, file)) ?? [...names.keys()];
  const twice = indices.findIndex((index, position) => indices.indexOf(index) < position);
  if (twice >= 0) {
    throw refusal(
      TypeError,
      file,
      `'columns' must name each column once: '${names[indices[twice]]}' is named twice`,
    );
  }
  if (indices.length > MOST_COLUMNS) {
    throw refusal(
      RangeError,
      file,
      `at most ${MOST_COLUMNS} columns can be used: current number is ${indices.length}`,
    );
  }
  return indices;
}

function indexOf(column: string | number, names: readonly string[], file: string): number {
  if (typeof column === "number") {
    if (column < names.length) return column;
    throw refusal(
      TypeError,
      file,
      `it must have a column ${column}, counted from 0: current number of columns is ${names.length}`,
    );
  }
  const index = names.indexOf(column);
  if (index >= 0) return index;
  throw refusal(
    TypeError,
    file,
    `it must have a column ${JSON.stringify(column)}: current columns are ${listed(names)}`,
  );
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 20).map((name) => JSON.stringify(shortened(name))).join(", ");
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown;
}

/**
 * A value of a file, cut to what a message can hold.
 *
 * @param value Any text.
 */
export function shortened(value: string): string {
  return value.length > 40 ? `${value.slice(0, 37)}...` : value;
}
