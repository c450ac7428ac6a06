/// <reference lib="dom" />

/**
 * Reads a value that was packed as deflated JSON in base64.
 *
 * @param packed The text.
 */
export async function unpack<Value>(packed: string): Promise<Value> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}
