import type { Method } from "../../src/suite/trial.ts";
import { type LabState, POINTS } from "./lab_state.ts";
import type { Side } from "./protocol.ts";

/** Both sides, in the order of the page. */
export const SIDES: readonly Side[] = ["fisher", "mixture"];

/** What each side is called. */
export const SIDE_NAMES: Readonly<Record<Side, string>> = { fisher: "FD", mixture: "MFD" };

/**
 * The estimator that trains a network.
 *
 * @param side By which divergence.
 * @param state β and the base density's widening, which both share.
 */
export function networkMethod(side: Side, { beta, widening }: LabState): Method {
  return side === "fisher"
    ? { name: "score-matching", widening }
    : { name: "mixture-score-matching", beta, widening };
}

/** Candidate bandwidths and penalties, from which held-out points choose. */
export interface Candidates {
  readonly bandwidths: readonly number[];
  readonly penalties: readonly number[];
}

/** Fewer than the estimators' defaults, so that an answer comes while a hand still moves. */
export const CANDIDATES: Candidates = {
  bandwidths: [0.4, 0.32, 0.256, 0.205, 0.164],
  penalties: [1, 0.316, 0.1, 0.0316],
};

/**
 * The estimator in closed form.
 *
 * @param side By which divergence.
 * @param state β and the base density's widening.
 * @param candidates Bandwidths and penalties.
 */
export function closedFormMethod(
  side: Side,
  { beta, widening }: LabState,
  candidates: Candidates = CANDIDATES,
): Method {
  const shared = { samples: POINTS, ...candidates, widening };
  return side === "fisher"
    ? { name: "kernel-score-matching", ...shared }
    : { name: "kernel-mixture-score-matching", beta, ...shared };
}
