import { formatLaw } from "../src/report/format_law.ts";
import type { Method, Trial } from "../src/suite/trial.ts";

/**
 * A trial in a few words, as in `four-gaussians mixture-score-matching β=0.9 seed 1`.
 *
 * @param trial The trial.
 */
export function trialLabel(trial: Trial): string {
  if ("estimator" in trial) {
    return `${trial.target.name} ${methodLabel(trial.estimator)} seed ${trial.seed}`;
  }
  if ("divergence" in trial) return `${trial.pair.name} ${methodLabel(trial.divergence)} profile`;
  const { pair, test, weight, count, seed } = trial;
  return `${pair.name} ${methodLabel(test)} at weight ${weight}, n ${count}, seed ${seed}`;
}

/**
 * A method with its parameters, as in `mixture-score-matching β=0.9`.
 *
 * @param method An estimator or a divergence.
 */
export function methodLabel({ name, sha256: _, ...parameters }: Method): string {
  const words = Object.entries(parameters).map(([key, value]) =>
    `${SYMBOLS[key] ?? key}=${parameterLabel(value)}`
  );
  return [name, ...words].join(" ");
}

const SYMBOLS: Readonly<Record<string, string>> = { beta: "β", epsilon: "ε" };

function parameterLabel(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return "law" in value ? formatLaw(value) : JSON.stringify(value);
}
