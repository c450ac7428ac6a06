import { type NpyHeader, npyHeader, truncated } from "./npy_header.ts";
import {
  type ColumnChoice,
  columnIndices,
  MOST_ROWS,
  refusal,
  type SampleTable,
} from "./sample_table.ts";

/**
 * Reads points from an `.npy` file of version 1.0: an array of shape (n, d), or (n) for points on the
 * line, of floating-point numbers or integers of 4 or 8 bytes, in either byte order and either order of
 * indices. Nothing in the file is evaluated.
 *
 * @param bytes The file.
 * @param file Its name, for messages.
 * @param choice Which columns, by index, and what is done with rows that hold a NaN.
 * @throws {SyntaxError} If it is no `.npy` file, or another one than its header says.
 * @throws {TypeError} If it holds another kind of array, or a column is not there.
 * @throws {RangeError} If a value is not finite or no double, or there are too many rows.
 */
export function readNpy(bytes: Uint8Array, file: string, choice: ColumnChoice = {}): SampleTable {
  const header = npyHeader(bytes, file);
  const [rows, width = 1] = header.shape;
  if (rows > MOST_ROWS) {
    throw refusal(
      RangeError,
      file,
      `it must have at most ${MOST_ROWS} rows: current number is ${rows}`,
    );
  }
  const wanted = header.offset + rows * width * header.size;
  if (bytes.length < wanted) throw truncated(file, wanted, bytes.length);
  if (bytes.length > wanted) {
    throw refusal(
      SyntaxError,
      file,
      `it must have ${wanted} bytes for its shape (${
        header.shape.join(", ")
      }): it has ${bytes.length}`,
    );
  }
  const names = Array.from({ length: Math.min(width, bytes.length) }, (_, i) => `column ${i}`);
  const indices = columnIndices(names, choice, file);
  if (rows * indices.length === 0) {
    throw refusal(
      RangeError,
      file,
      `it must hold numbers: current shape is (${header.shape.join(", ")})`,
    );
  }
  const { points, dropped } = chosenRows(bytes, header, indices, file, choice.missing);
  return {
    points,
    dimension: indices.length,
    names: indices.map((index) => names[index]),
    dropped,
  };
}

function chosenRows(
  bytes: Uint8Array,
  header: NpyHeader,
  indices: readonly number[],
  file: string,
  missing: ColumnChoice["missing"],
): { points: Float64Array; dropped: number } {
  const { fortranOrder, shape: [rows, width = 1] } = header;
  const numberAt = reader(bytes, header);
  const points = new Float64Array(rows * indices.length);
  let filled = 0;
  let dropped = 0;
  for (let row = 0; row < rows; row++) {
    const values = indices.map((column) =>
      numberAt(fortranOrder ? column * rows + row : row * width + column)
    );
    if (missing === "drop" && values.some(Number.isNaN)) {
      dropped++;
      continue;
    }
    const wrong = values.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) throw notFinite(file, row, indices[wrong], values[wrong]);
    points.set(values, filled);
    filled += values.length;
  }
  return { points: points.subarray(0, filled), dropped };
}

/** Reads the number at a position; integers beyond 2⁵³ are no doubles and come as infinities. */
function reader(
  bytes: Uint8Array,
  { offset, kind, size, littleEndian }: NpyHeader,
): (position: number) => number {
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset);
  if (kind === "f") {
    return size === 4
      ? (position) => view.getFloat32(4 * position, littleEndian)
      : (position) => view.getFloat64(8 * position, littleEndian);
  }
  if (size === 4) return (position) => view.getInt32(4 * position, littleEndian);
  return (position) => {
    const value = Number(view.getBigInt64(8 * position, littleEndian));
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : Math.sign(value) * Infinity;
  };
}

function notFinite(file: string, row: number, column: number, value: number): Error {
  const advice = Number.isNaN(value) ? ' ("missing": "drop" leaves such rows out)' : "";
  return refusal(
    RangeError,
    file,
    `row ${row + 1}, column ${column} must be a finite number${
      Math.abs(value) === Infinity ? " below 2^53 if it is an integer" : ""
    }: current value is ${value}${advice}`,
  );
}
