/** An escape of half a character; a pair of them is one character. */
const SURROGATE = /\\u[dD][89a-fA-F]/;

/**
 * Parses JSON that others have written. JSON can hold halves of characters, which no file name, no
 * address and no UTF-8 can: in texts and names they become U+FFFD.
 *
 * @param text The JSON.
 * @throws {SyntaxError} If it is none.
 */
export function parseJson(text: string): unknown {
  if (!SURROGATE.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_, value) => wellFormed(value));
}

/** One value whose parts are already well formed. */
function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  return entries.every(([name]) => name.isWellFormed())
    ? value
    : Object.fromEntries(entries.map(([name, part]) => [name.toWellFormed(), part]));
}
