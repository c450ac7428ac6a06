import { refusal } from "./sample_table.ts";

/**
 * UTF-8 text without its byte-order mark.
 *
 * @param bytes The file.
 * @param file Its name, for messages.
 * @throws {SyntaxError} If it is empty, or no UTF-8 text; with the line where that shows.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  if (bytes.length === 0) {
    throw refusal(SyntaxError, file, "it must have lines of numbers: it is empty");
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    throw refusal(
      SyntaxError,
      file,
      `it must be UTF-8 text: line ${lineAt(bytes, zero)} holds a byte of value 0`,
    );
  }
  try {
    // Without `ignoreBOM` a byte-order mark is left out.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const line = lineAt(bytes, firstInvalid(bytes));
    throw refusal(SyntaxError, file, `it must be UTF-8 text: line ${line} is not`);
  }
}

/** The offset of the first line that does not decode: no line's bytes reach into the next. */
function firstInvalid(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, start);
    const next = end < 0 ? bytes.length : end + 1;
    try {
      decoder.decode(bytes.subarray(start, next));
    } catch {
      return start;
    }
    start = next;
  }
  return 0;
}

const LINE_FEED = 10;

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i++) if (bytes[i] === LINE_FEED) line++;
  return line;
}
