/// <reference lib="dom" />
import type { TargetView, TrialView } from "../../src/report/trial_views/trial_view.ts";
import type { TrialBlock } from "./trial_block.ts";
import { unpack } from "./unpack.ts";

/** What the page knows of a trial before it is looked at. */
export interface TrialEntry {
  readonly id: string;
  /** Trials of the same subject and method are one another's neighbours. */
  readonly subject: string;
  readonly method: string;
  readonly seed?: number;
  /** Where its view is: the chunk, and the place in it. */
  readonly chunk: number;
  readonly place: number;
}

/** The trials of the page; its block is parsed when the first is asked for. */
export class TrialStore {
  readonly #text: () => string;
  #block: TrialBlock | undefined;
  #entries: readonly TrialEntry[] | undefined;

  /**
   * @param text Gives the JSON of the block; empty for none.
   */
  constructor(text: () => string) {
    this.#text = text;
  }

  /** Trials of the run that the page has no view of. */
  get omitted(): number {
    return this.#content?.omitted ?? 0;
  }

  get #content(): TrialBlock | undefined {
    return this.#block ??= JSON.parse(this.#text() || "null") ?? undefined;
  }

  get #trials(): readonly TrialEntry[] {
    return this.#entries ??= this.#content === undefined ? [] : entriesOf(this.#content);
  }

  /**
   * The trial whose id begins as given, if there is one alone.
   *
   * @param prefix An id or its beginning, not empty.
   */
  find(prefix: string): TrialEntry | undefined {
    const exact = this.#trials.find(({ id }) => id === prefix);
    if (exact !== undefined || prefix === "") return exact;
    const found = this.#trials.filter(({ id }) => id.startsWith(prefix));
    return found.length === 1 ? found[0] : undefined;
  }

  /**
   * The trials of the same target and method, this one among them, by seed.
   *
   * @param entry A trial.
   */
  siblings({ subject, method }: TrialEntry): TrialEntry[] {
    return this.#trials.filter((other) => other.subject === subject && other.method === method);
  }

  /** What is shown of a trial. */
  async view({ chunk, place }: TrialEntry): Promise<TrialView> {
    const views = await unpack<TrialView[]>(this.#content!.chunks[chunk].packed);
    return views[place];
  }

  /**
   * What the trials of a target share; undefined where there is no such target.
   *
   * @param name The target's name.
   */
  async target(name: string): Promise<TargetView | undefined> {
    const found = this.#content?.targets.find((target) => target.name === name);
    return found && await unpack<TargetView>(found.packed);
  }
}

function entriesOf({ ids, seeds, subjects, methods, names, chunks }: TrialBlock): TrialEntry[] {
  const places = chunks.flatMap(({ count }, chunk) =>
    Array.from({ length: count }, (_, place) => ({ chunk, place }))
  );
  return ids.map((id, i) => ({
    id,
    subject: names[subjects[i]],
    method: names[methods[i]],
    ...(seeds[i] !== null && { seed: seeds[i] }),
    ...places[i],
  }));
}
