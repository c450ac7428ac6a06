/** What crosses between the suite and a module: JSON, and arrays of numbers. */
export interface Payload {
  /** Anything that JSON can carry; nothing in it is relied upon until it was checked. */
  readonly json: unknown;
  /** Numbers beside it. */
  readonly arrays: readonly Float64Array[];
}

/** Bytes before the payload: 16 signed 32-bit words. */
export const HEADER_BYTES = 64;

/** The words of the header. */
export const WORD = { state: 0, jsonBytes: 1, numbers: 2 } as const;

/** Whose turn it is; `asked` while the module's side computes. */
export const STATE = { asked: 0, answered: 1, threw: 2, calls: 3, served: 4, refused: 5 } as const;

/** Bytes of JSON that may cross at once, whole numbers of doubles. */
const MOST_JSON = 1 << 20;

/** Bytes that may cross at once. */
const MOST_BYTES = 1 << 29;

/** Shared memory for one payload at a time. It grows with what is written and never shrinks. */
export function payloadBuffer(): SharedArrayBuffer {
  return new SharedArrayBuffer(HEADER_BYTES + MOST_JSON, { maxByteLength: MOST_BYTES });
}

/**
 * Writes a payload into shared memory.
 *
 * @param buffer From `payloadBuffer`.
 * @param payload What crosses.
 * @throws {RangeError} If it is too large.
 */
export function writePayload(buffer: SharedArrayBuffer, { json, arrays }: Payload): void {
  const lengths = arrays.map(({ length }) => length);
  const text = new TextEncoder().encode(JSON.stringify({ json, lengths }));
  const numbers = lengths.reduce((sum, length) => sum + length, 0);
  const bytes = HEADER_BYTES + MOST_JSON + 8 * numbers;
  if (text.length > MOST_JSON || bytes > MOST_BYTES) {
    throw new RangeError(
      `Cannot pass on what is larger than ${MOST_JSON} bytes of JSON and ${MOST_BYTES} in all`,
    );
  }
  if (bytes > buffer.byteLength) buffer.grow(bytes);
  new Uint8Array(buffer, HEADER_BYTES, text.length).set(text);
  let offset = HEADER_BYTES + MOST_JSON;
  for (const array of arrays) {
    new Float64Array(buffer, offset, array.length).set(array);
    offset += array.byteLength;
  }
  const words = new Int32Array(buffer, 0, HEADER_BYTES / 4);
  words[WORD.jsonBytes] = text.length;
  words[WORD.numbers] = numbers;
}

/**
 * Reads a payload from shared memory that the other side may write to at any time: all of it is
 * copied before anything is looked at.
 *
 * @param buffer From `payloadBuffer`.
 * @throws {Error} If what is there is no payload.
 */
export function readPayload(buffer: SharedArrayBuffer): Payload {
  const [, jsonBytes, numbers] = new Int32Array(buffer, 0, HEADER_BYTES / 4).slice();
  const most = (buffer.byteLength - HEADER_BYTES - MOST_JSON) / 8;
  if (!(jsonBytes >= 0 && jsonBytes <= MOST_JSON && numbers >= 0 && numbers <= most)) {
    throw new RangeError("Cannot read what crossed as its lengths must lie within the memory");
  }
  const text = new TextDecoder().decode(new Uint8Array(buffer, HEADER_BYTES, jsonBytes).slice());
  const values = new Float64Array(buffer, HEADER_BYTES + MOST_JSON, numbers).slice();
  const { json, lengths } = JSON.parse(text);
  if (!Array.isArray(lengths)) throw new TypeError("Cannot read what crossed as it has no lengths");
  let start = 0;
  const arrays = lengths.map((length: unknown) => {
    if (typeof length !== "number" || !Number.isInteger(length) || length < 0) {
      throw new TypeError("Cannot read what crossed as its lengths must be integers");
    }
    return values.slice(start, start += length);
  });
  if (start !== numbers) throw new RangeError("Cannot read what crossed as its lengths differ");
  return { json, arrays };
}
