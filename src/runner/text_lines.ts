/**
 * The lines of a stream of UTF-8, as they come.
 *
 * @param stream The stream; a last line without an end counts as one.
 * @param longest Characters that a line may have.
 * @throws {RangeError} If a line is longer.
 */
export async function* textLines(
  stream: ReadableStream<Uint8Array>,
  longest = Infinity,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const lines = decoder.decode(chunk, { stream: true }).split("\n");
    rest += lines[0];
    for (const line of lines.slice(1)) {
      yield rest;
      rest = line;
    }
    if (rest.length > longest) {
      throw new RangeError(`Cannot read a line as it must have at most ${longest} characters`);
    }
  }
  if (rest !== "") yield rest;
}
