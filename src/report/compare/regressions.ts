import type { TrialLoss } from "./compare_runs.ts";
import type { ComparedFits } from "./compared_fits.ts";

/** What got worse. */
export interface Regression {
  readonly kind: "kl" | "modeWeightError" | "failure";
  /** The target, or what failed. */
  readonly subject: string;
  readonly method: string;
  /** What happened, and by which rule; without a full stop. */
  readonly words: string;
}

const NAMES = { kl: "KL", modeWeightError: "mode-weight error" } as const;

/**
 * What got worse between two runs: KL or mode-weight error that is higher by the rule that its verdict
 * names, and every trial that had a score and has none. CPU seconds are no regression: they depend on
 * the machine.
 *
 * @param fits The compared fits.
 * @param newFailures Trials that lost their score.
 */
export function regressions(
  fits: readonly ComparedFits[],
  newFailures: readonly TrialLoss[],
): Regression[] {
  const worse = fits.flatMap(({ target, label, deltas }) =>
    (["kl", "modeWeightError"] as const).flatMap((kind): Regression[] => {
      const { verdict } = deltas[kind];
      if (verdict.kind !== "higher") return [];
      const words = `${NAMES[kind]} ${verdict.words}`;
      return [{ kind, subject: target, method: label.short, words }];
    })
  );
  const failed = newFailures.map(({ subject, method, seed, reason }): Regression => ({
    kind: "failure",
    subject,
    method,
    words: `${seed === undefined ? "no score" : `no score under seed ${seed}`} any more: ${reason}`,
  }));
  return [...worse, ...failed];
}
