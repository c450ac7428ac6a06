import type { Method, Trial } from "../../suite/trial.ts";
import { isFit } from "../collect_fits.ts";
import { isPower } from "../collect_power.ts";
import { formatPlain } from "../format_number.ts";
import { methodKey, methodLabels } from "../method_labels.ts";

/** A trial for a list of trials. */
export interface TrialName {
  /** The target of a fit; the pair of a profile; the pair, weight and sample size of a test. */
  readonly subject: string;
  /** The short label of the estimator, divergence or test. */
  readonly method: string;
  /** Absent for a profile, which has none. */
  readonly seed?: number;
}

/**
 * Names trials: parameters tell methods of one name apart.
 *
 * @param trials Every trial that is to be named.
 * @returns Names a trial of these.
 */
export function trialNames(trials: readonly Trial[]): (trial: Trial) => TrialName {
  const labels = methodLabels(trials.map(methodOf));
  return (trial) => ({
    subject: subjectOf(trial),
    method: labels.get(methodKey(methodOf(trial)))!.short,
    ...("seed" in trial && { seed: trial.seed }),
  });
}

function methodOf(trial: Trial): Method {
  return isFit(trial) ? trial.estimator : isPower(trial) ? trial.test : trial.divergence;
}

function subjectOf(trial: Trial): string {
  if (isFit(trial)) return trial.target.name;
  if (!isPower(trial)) return trial.pair.name;
  return `${trial.pair.name}, weight ${formatPlain(trial.weight)}, n = ${trial.count}`;
}
