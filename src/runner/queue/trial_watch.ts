import type { PlannedTrial } from "../../suite/trial.ts";
import type { ExecutorEvent } from "../executor.ts";
import type { TrialJob } from "./trial_queue.ts";

/** What has been told of a trial. */
interface Told {
  fraction: number;
  stalls: number;
  losses: number;
}

/** Turns what the queue says of running trials into events, each told once. */
export class TrialWatch {
  readonly #pending: ReadonlyMap<string, PlannedTrial>;
  readonly #onEvent: (event: ExecutorEvent) => void;
  readonly #told = new Map<string, Told>();

  /**
   * @param pending The trials without an outcome, by their ids.
   * @param onEvent Whom to tell.
   */
  constructor(
    pending: ReadonlyMap<string, PlannedTrial>,
    onEvent: (event: ExecutorEvent) => void,
  ) {
    this.#pending = pending;
    this.#onEvent = onEvent;
  }

  /**
   * Looks at what runs now.
   *
   * @param jobs The trials that workers have begun.
   */
  look(jobs: readonly TrialJob[]): void {
    for (const { data, progress, stalledCounter } of jobs) {
      const planned = this.#pending.get(data.planned.id);
      if (planned === undefined) continue;
      const told = this.#begin(planned);
      const { fraction = 0, losses = [] } = typeof progress === "object" ? progress : {};
      for (; told.stalls < stalledCounter; told.stalls++) {
        this.#retry(planned, told, "its worker was lost without a word");
      }
      for (; told.losses < losses.length; told.losses++) {
        this.#retry(planned, told, losses[told.losses]);
      }
      if (fraction === told.fraction) continue;
      told.fraction = fraction;
      this.#onEvent({ kind: "progress", planned, fraction });
    }
  }

  /** A trial has an outcome; one that was too short to be seen has begun all the same. */
  end(planned: PlannedTrial): void {
    this.#begin(planned);
    this.#told.delete(planned.id);
  }

  #begin(planned: PlannedTrial): Told {
    let told = this.#told.get(planned.id);
    if (told === undefined) {
      told = { fraction: 0, stalls: 0, losses: 0 };
      this.#told.set(planned.id, told);
      this.#onEvent({ kind: "started", planned });
    }
    return told;
  }

  #retry(planned: PlannedTrial, told: Told, reason: string): void {
    told.fraction = 0;
    this.#onEvent({ kind: "retried", planned, reason });
  }
}
