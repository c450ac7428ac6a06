/** A column as Arrow has it. */
export interface ArrowColumn {
  readonly name: string;
  /** The format string of the C data interface: `u` UTF-8, `l` int64, `g` float64, `b` boolean. */
  readonly format: string;
  readonly values: readonly (string | bigint | number | boolean | null)[];
}

/**
 * Reads a record batch from a WebAssembly memory, whose pointers have 32 bits.
 *
 * Source: Apache Arrow, "The Arrow C data interface", structures ArrowSchema and ArrowArray.
 *
 * @param memory The memory.
 * @param schema The address of the batch's ArrowSchema, a struct.
 * @param array The address of its ArrowArray.
 */
export function readArrow(memory: ArrayBufferLike, schema: number, array: number): ArrowColumn[] {
  const view = new DataView(memory);
  const pointer = (at: number) => view.getUint32(at, true);
  const long = (at: number) => Number(view.getBigInt64(at, true));
  const text = (at: number) => {
    const bytes = new Uint8Array(memory, at);
    return decode(bytes.subarray(0, bytes.indexOf(0)));
  };
  assertStruct(text(pointer(schema)));
  return Array.from({ length: long(schema + 24) }, (_, i) => {
    const field = pointer(pointer(schema + 32) + 4 * i);
    const child = pointer(pointer(array + 44) + 4 * i);
    const format = text(pointer(field));
    const buffer = (index: number) => pointer(pointer(child + 40) + 4 * index);
    const offset = long(child + 16);
    const bit = (at: number, index: number) =>
      ((view.getUint8(at + (index >> 3)) >> (index & 7)) & 1) === 1;
    const valueAt = (row: number) => {
      if (long(child + 8) !== 0 && buffer(0) !== 0 && !bit(buffer(0), row)) return null;
      if (format === "b") return bit(buffer(1), row);
      if (format === "l") return view.getBigInt64(buffer(1) + 8 * row, true);
      if (format === "g") return view.getFloat64(buffer(1) + 8 * row, true);
      if (format !== "u") throw new TypeError(`Cannot read Arrow format ${format}`);
      const [from, to] = [0, 4].map((next) => view.getInt32(buffer(1) + 4 * row + next, true));
      return decode(new Uint8Array(memory, buffer(2) + from, to - from));
    };
    const values = Array.from({ length: long(child) }, (_, row) => valueAt(offset + row));
    return { name: text(pointer(field + 4)), format, values };
  });
}

function assertStruct(format: string): void {
  if (format !== "+s") throw new TypeError(`Cannot read a record batch as its format is ${format}`);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.slice());
}
