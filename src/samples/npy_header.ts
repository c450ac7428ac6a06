import { refusal } from "./sample_table.ts";

/** How the numbers of an `.npy` file are laid out. */
export interface NpyHeader {
  /** Bytes from the beginning of the file to the first number. */
  readonly offset: number;
  readonly littleEndian: boolean;
  /** `f` for floating point, `i` for integers. */
  readonly kind: "f" | "i";
  /** Bytes of a number. */
  readonly size: 4 | 8;
  /** Whether the first index runs fastest, as in Fortran. */
  readonly fortranOrder: boolean;
  /** One or two lengths. */
  readonly shape: readonly number[];
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** Magic, version and the length of the header's text. */
const PREFIX = 10;
const LARGEST = Number.MAX_SAFE_INTEGER;
const HEADER =
  /^\{\s*'descr':\s*(.+?),\s*'fortran_order':\s*(True|False),\s*'shape':\s*\(([\d,\sL]*)\),?\s*\}\s*$/;

/**
 * Reads the header of an `.npy` file of version 1.0, as `numpy.save` writes it for arrays of numbers.
 *
 * @param bytes The file.
 * @param file Its name, for messages.
 * @throws {SyntaxError} If it is no such file.
 * @throws {TypeError} If it holds another kind of array than numbers in one or two dimensions.
 */
export function npyHeader(bytes: Uint8Array, file: string): NpyHeader {
  if (MAGIC.some((byte, index) => bytes[index] !== byte)) {
    const found = Array.from(bytes.subarray(0, 6), (byte) => byte.toString(16).padStart(2, "0"));
    const given = found.length === 0 ? "nothing" : found.join(" ");
    throw refusal(SyntaxError, file, `it must begin with "\\x93NUMPY": it begins with ${given}`);
  }
  if (bytes.length < PREFIX) throw truncated(file, PREFIX, bytes.length);
  const [major, minor] = [bytes[6], bytes[7]];
  if (major !== 1 || minor !== 0) {
    throw refusal(
      TypeError,
      file,
      `its format must have version 1.0: current version is ${major}.${minor}`,
    );
  }
  const offset = PREFIX + bytes[8] + 256 * bytes[9];
  if (bytes.length < offset) throw truncated(file, offset, bytes.length);
  const text = new TextDecoder("latin1").decode(bytes.subarray(PREFIX, offset));
  const match = HEADER.exec(text);
  if (match === null) {
    throw refusal(
      SyntaxError,
      file,
      `its header must hold 'descr', 'fortran_order' and 'shape' as numpy writes them: it is ${
        JSON.stringify(text.trim().slice(0, 80))
      }`,
    );
  }
  const [, descr, order, lengths] = match;
  return {
    offset,
    ...numberType(descr, file),
    fortranOrder: order === "True",
    shape: shapeOf(lengths, file),
  };
}

/**
 * The error for a file that ends too soon.
 *
 * @param file Its name.
 * @param wanted How many bytes it should have.
 * @param given How many it has.
 */
export function truncated(file: string, wanted: number, given: number): Error {
  return refusal(SyntaxError, file, `it must have ${wanted} bytes: it ends after ${given}`);
}

function numberType(
  descr: string,
  file: string,
): Pick<NpyHeader, "littleEndian" | "kind" | "size"> {
  const match = /^'([<>])([fi])([48])'$/.exec(descr);
  if (match === null) {
    const given = descr.length > 60 ? `${descr.slice(0, 57)}...` : descr;
    throw refusal(
      TypeError,
      file,
      `its numbers must have one of the types f4, f8, i4 and i8, of either byte order: 'descr' is ${given}`,
    );
  }
  return {
    littleEndian: match[1] === "<",
    kind: match[2] as NpyHeader["kind"],
    size: Number(match[3]) as NpyHeader["size"],
  };
}

function shapeOf(lengths: string, file: string): number[] {
  const shape = lengths.split(",").map((part) => part.trim().replace(/L$/, ""))
    .filter((part) => part !== "").map(Number);
  if (shape.length !== 1 && shape.length !== 2) {
    throw refusal(
      TypeError,
      file,
      `its array must have one or two dimensions: current shape is (${shape.join(", ")})`,
    );
  }
  if (!shape.every((length) => length <= LARGEST)) {
    throw refusal(
      RangeError,
      file,
      `its lengths must be integers below 2^53: current shape is (${shape.join(", ")})`,
    );
  }
  return shape;
}
