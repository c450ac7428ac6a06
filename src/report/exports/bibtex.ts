import type { MethodSource } from "../../suite/trial.ts";
import { citations } from "../citation.ts";
import type { Manifest } from "../manifest.ts";
import { bibtexEntries, type BibtexEntry } from "./bibtex_entries.ts";

/** The key of an entry, behind its kind and brace. */
const KEY = /(?<=^@\w+\s*\{\s*)[^\s,{}]+/;

/**
 * The works to cite for a run as one BibTeX file: the paper, Blindspot, and the source of every method
 * that the run used. One work is one entry, though several methods give it, and keys are unique: where
 * two works share one, the later has a letter behind it.
 *
 * @param manifest The run's manifest, for version, commit and year.
 * @param sources Where the method of each trial comes from.
 */
export function bibtex(
  manifest: Manifest,
  sources: readonly (MethodSource | undefined)[],
): string {
  const works = new Map<string, BibtexEntry>();
  for (const { bibtex } of citations(manifest, sources)) {
    for (const entry of bibtexEntries(bibtex)) {
      const work = entry.title || entry.text;
      if (!works.has(work)) works.set(work, entry);
    }
  }
  const taken = new Set<string>();
  return [...works.values()].map((entry) => {
    const key = freeKey(entry.key, taken);
    taken.add(key.toLowerCase());
    return `${entry.text.replace(KEY, () => key)}\n`;
  }).join("\n");
}

/** BibTeX takes keys that differ in case alone for one. */
function freeKey(key: string, taken: ReadonlySet<string>): string {
  for (let i = 0;; i++) {
    const tried = i === 0 ? key : `${key}${suffix(i)}`;
    if (!taken.has(tried.toLowerCase())) return tried;
  }
}

/** b, c, … z, and numbers beyond. */
function suffix(i: number): string {
  return i < 26 ? String.fromCharCode(97 + i) : String(i);
}
