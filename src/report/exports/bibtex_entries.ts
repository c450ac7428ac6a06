/** One entry of a BibTeX file. */
export interface BibtexEntry {
  /** What it is cited by. */
  readonly key: string;
  /** Its title in small letters and digits alone; empty where it has none. */
  readonly title: string;
  /** The entry, from `@` to its last brace. */
  readonly text: string;
}

/**
 * Takes BibTeX apart. What stands between entries is a comment to BibTeX, and left out.
 *
 * @param source Any number of entries.
 * @returns The entries with a key, in their order; one whose braces do not balance is left out.
 */
export function bibtexEntries(source: string): BibtexEntry[] {
  const entries: BibtexEntry[] = [];
  const begin = /@\w+\s*\{\s*([^\s,{}]+)\s*,/g;
  for (let match = begin.exec(source); match !== null; match = begin.exec(source)) {
    const end = endOf(source, match.index);
    if (end === undefined) continue;
    const text = source.slice(match.index, end);
    entries.push({ key: match[1], title: titleOf(text), text });
    begin.lastIndex = end;
  }
  return entries;
}

/** Behind the brace that closes the first one; to BibTeX a backslash does not hide a brace. */
function endOf(source: string, from: number): number | undefined {
  let depth = 0;
  for (let i = source.indexOf("{", from); i < source.length; i++) {
    if (source[i] === "{") depth++;
    else if (source[i] === "}" && --depth === 0) return i + 1;
  }
  return undefined;
}

function titleOf(text: string): string {
  const begin = /[\s,]title\s*=\s*(?=\{)/i.exec(text);
  if (begin === null) return "";
  const from = begin.index + begin[0].length;
  const title = text.slice(from, endOf(text, from));
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
