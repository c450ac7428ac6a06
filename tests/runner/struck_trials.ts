import type { LoggedEvent } from "./bench_process.ts";

/** Notes from a command's log which trials a fault struck, and when they were done in spite of it. */
export class StruckTrials {
  finished = 0;
  readonly #act: string | undefined;
  readonly #running = new Set<string>();
  readonly #struck = new Set<string>();
  readonly #repaired = new Set<string>();
  #begin: number | undefined;
  #end: number | undefined;
  #latest = "";
  #clockWentBack = false;

  /** @param act The act of the trial that goes wrong by itself. */
  constructor(act?: string) {
    this.#act = act;
  }

  /** The fault comes now; the first counts. */
  strike(): void {
    this.#begin ??= performance.now();
  }

  /**
   * What ran when the command ended was struck, but for what was stored just then.
   *
   * @param stored The ids of the results that are stored.
   */
  end(stored: ReadonlySet<string>): void {
    this.strike();
    for (const id of this.#running.difference(stored)) this.#struck.add(id);
    this.#running.clear();
  }

  /** The lines of these trials were damaged. */
  damage(ids: readonly string[]): void {
    this.strike();
    for (const id of ids) this.#struck.add(id);
  }

  /** Takes an event in. */
  show({ event, time, id, trial, status }: LoggedEvent): void {
    // Their text sorts by time.
    if (time < this.#latest) this.#clockWentBack = true;
    this.#latest = time;
    if (event === "started") {
      this.#running.add(id!);
      if (this.#act !== undefined && trial!.includes(`does=${this.#act} `)) this.strike();
    } else if (event === "retried") {
      this.#struck.add(id!);
    } else if (event === "finished") {
      this.finished++;
      this.#running.delete(id!);
      if (status === "failed") this.#struck.add(id!);
      else if (this.#struck.has(id!)) {
        this.#repaired.add(id!);
        this.#end = performance.now();
      }
    }
  }

  /** What came of it; no seconds unless all that was struck is done. */
  summary(): { struck: number; recoverySeconds: number | undefined; clockWentBack: boolean } {
    const repaired = this.#struck.size > 0 && this.#repaired.size === this.#struck.size;
    return {
      struck: this.#struck.size,
      recoverySeconds: repaired ? (this.#end! - this.#begin!) / 1000 : undefined,
      clockWentBack: this.#clockWentBack,
    };
  }
}
