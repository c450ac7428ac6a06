import { deflateSync } from "node:zlib";
import type { TrialView, TrialViews } from "../../src/report/trial_views/trial_view.ts";
import { jsonBlock } from "../json_block.ts";

/** The JSON block of all trials: an index by columns, and the views by chunks. */
export interface TrialBlock {
  /** One a trial. */
  readonly ids: readonly string[];
  readonly seeds: readonly (number | null)[];
  /** Places in `names`. */
  readonly subjects: readonly number[];
  readonly methods: readonly number[];
  readonly names: readonly string[];
  /** The views of so many trials, in order: JSON, deflated (RFC 1950), in base64. */
  readonly chunks: readonly { readonly count: number; readonly packed: string }[];
  /** Each `TargetView`, packed likewise. */
  readonly targets: readonly { readonly name: string; readonly packed: string }[];
  /** Trials of the run that the page has no view of. */
  readonly omitted: number;
}

/**
 * Letters of JSON in a chunk. Views without pictures are much alike: deflated together they take a
 * tenth of what they take one by one, and a chunk of this size still opens at once.
 */
const CHUNK_LETTERS = 200_000;

/**
 * The views of a run's trials as a JSON block for the page, unpacked when somebody opens one. The
 * same views give the same bytes under one version of Deno.
 *
 * @param views The views.
 */
export function trialBlock({ trials, targets, omitted }: TrialViews): string {
  const places = new Map<string, number>();
  const placeOf = (name: string) => {
    if (!places.has(name)) places.set(name, places.size);
    return places.get(name)!;
  };
  const block: TrialBlock = {
    ids: trials.map(({ id }) => id),
    seeds: trials.map(({ seed }) => seed ?? null),
    subjects: trials.map(({ subject }) => placeOf(subject)),
    methods: trials.map(({ label }) => placeOf(label.full)),
    names: [...places.keys()],
    chunks: chunksOf(trials),
    targets: targets.map((target) => ({
      name: target.name,
      packed: packed(JSON.stringify(target)),
    })),
    omitted,
  };
  return jsonBlock(block);
}

function chunksOf(trials: readonly TrialView[]): TrialBlock["chunks"][number][] {
  const chunks: TrialBlock["chunks"][number][] = [];
  let texts: string[] = [];
  let letters = 0;
  const close = () => {
    if (texts.length === 0) return;
    chunks.push({ count: texts.length, packed: packed(`[${texts.join(",")}]`) });
    texts = [];
    letters = 0;
  };
  for (const trial of trials) {
    const text = JSON.stringify(trial);
    texts.push(text);
    letters += text.length;
    if (letters > CHUNK_LETTERS) close();
  }
  close();
  return chunks;
}

function packed(json: string): string {
  return deflateSync(json, { level: 9 }).toString("base64");
}
