import type { PlannedTrial } from "../src/suite/trial.ts";

/** How much of a run is done, measured by the costs of its trials. */
export class Workload {
  readonly #total: number;
  readonly #fractionOfId = new Map<string, number>();
  readonly #costOfId: ReadonlyMap<string, number>;

  /** @param pending The trials that are to be run now. */
  constructor(pending: readonly PlannedTrial[]) {
    this.#costOfId = new Map(pending.map(({ id, cost }) => [id, cost]));
    this.#total = pending.reduce((sum, { cost }) => sum + cost, 0);
  }

  /**
   * Notes how far a trial is.
   *
   * @param id The trial.
   * @param fraction From 0 to 1; 1 once it has ended in any way.
   */
  advance(id: string, fraction: number): void {
    this.#fractionOfId.set(id, Math.min(1, Math.max(0, fraction)));
  }

  /** The part of the work that is done, from 0 to 1. */
  get fraction(): number {
    if (this.#total === 0) return 1;
    let done = 0;
    for (const [id, fraction] of this.#fractionOfId) done += fraction * this.#costOfId.get(id)!;
    return done / this.#total;
  }

  /**
   * The time that the rest will take if it goes on at the pace so far.
   *
   * @param elapsed Seconds since the beginning.
   * @returns Seconds; undefined while too little is done to tell.
   */
  secondsLeft(elapsed: number): number | undefined {
    const { fraction } = this;
    return fraction < 0.005 ? undefined : elapsed * (1 - fraction) / fraction;
  }
}
