import canonicalize from "canonicalize";
import { formatLaw } from "../format_law.ts";
import type { Manifest } from "../manifest.ts";

/** A field in which two manifests differ. */
export interface ManifestChange {
  /** For instance `cpu model`, or `scenario.fits.budget.steps`. */
  readonly field: string;
  /** As text; absent where the run lacks it. */
  readonly before?: string;
  readonly after?: string;
}

/** What differs between any two runs and says nothing. */
const TIMES = ["start time", "end time"];

/**
 * What changed between two manifests: version, commit, machine, engine, command, and every field of the
 * scenario, entries with a name by their name.
 *
 * @param before The earlier run's manifest.
 * @param after The later run's.
 * @returns In the order of the fields; empty where nothing changed but the times.
 */
export function manifestChanges(before: Manifest, after: Manifest): ManifestChange[] {
  const [left, right] = [before, after].map(factsOf);
  const facts = [...new Set([...left.keys(), ...right.keys()])].flatMap((field) => {
    const [a, b] = [left.get(field), right.get(field)];
    return a === b ? [] : [changeOf(field, a, b)];
  });
  return [...facts, ...differences("scenario", before.scenario, after.scenario)];
}

function factsOf({ version, commit, planned, command, facts }: Manifest): Map<string, string> {
  const own: [string, string | number | undefined][] = [
    ["Blindspot", version],
    ["commit", commit],
    ["command", command],
    ["planned trials", planned],
  ];
  const listed = [...own, ...facts.filter(([name]) => !TIMES.includes(name))];
  return new Map(
    listed.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

function changeOf(field: string, before: string | undefined, after: string | undefined) {
  return { field, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function differences(path: string, before: unknown, after: unknown): ManifestChange[] {
  if (canonicalize(before) === canonicalize(after)) return [];
  const [left, right] = [before, after].map(partsOf);
  if (left === undefined || right === undefined) {
    const [a, b] = [before, after].map((value) =>
      value === undefined ? undefined : formatLaw(value)
    );
    return [changeOf(path, a, b)];
  }
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((name) =>
    differences(path + name, left.get(name), right.get(name))
  );
}

/** The fields of an object, and the entries of a list of things with different names. */
function partsOf(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value)) {
    return new Map(Object.entries(value).map(([name, part]) => [`.${name}`, part]));
  }
  const names = value.map((entry) =>
    typeof entry === "object" && entry !== null && "name" in entry ? String(entry.name) : undefined
  );
  if (names.includes(undefined)) return undefined;
  // Several settings of one method share its name: they are counted.
  const labels = names.map((name, i) => {
    const earlier = names.slice(0, i).filter((other) => other === name).length;
    return earlier === 0 ? `[${name}]` : `[${name} ${earlier + 1}]`;
  });
  return new Map(value.map((entry, i) => [labels[i], entry]));
}
