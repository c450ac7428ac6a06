import { summarise, type Summary } from "../summarise.ts";
import { type PairedDifference, pairedDifferences } from "./paired_difference.ts";
import { pairedVerdict, type Verdict } from "./paired_verdict.ts";
import type { Resampling } from "./resampling.ts";

/** One estimator's scores on one target. */
export interface SeededScores {
  /** Unique on the target. */
  readonly name: string;
  /** One a seed, lower is better; one that is not finite is a failure. */
  readonly scores: readonly { readonly seed: number; readonly value: number }[];
}

/** The estimators on one target, each beside the best. */
export interface PairedComparison {
  readonly target: string;
  /** The least mean among those with the most finite scores; absent where there is no finite score. */
  readonly best?: string;
  /** In the order of the estimators. */
  readonly rows: readonly PairedRow[];
}

/** One estimator beside the best. */
export interface PairedRow {
  readonly name: string;
  /** Mean and percentile interval over its own seeds; resampled once it is asked for. */
  readonly summary: Summary;
  /** Seeds without a finite score. */
  readonly failed: number;
  /** Absent for the best itself, and where no seed is in common. */
  readonly difference?: PairedDifference;
  readonly verdict: Verdict;
}

/** The level of the tests. */
const ALPHA = 0.05;

/**
 * Compares the estimators on a target with the best of them, paired by seed.
 *
 * The tests take the best as given. It was chosen from the same scores, so a p-value near the level
 * says less than it seems to. Holm's correction covers the comparisons on this target alone.
 *
 * The same scores give the same bytes, in whatever order their seeds arrive.
 *
 * @param target The target's name: part of the bootstrap's key.
 * @param estimators The estimators on it.
 * @param resampling Shared draws are for runs of thousands of fits.
 * @throws {RangeError} If two estimators have one name, or an estimator two scores for a seed.
 */
export function pairedComparison(
  target: string,
  estimators: readonly SeededScores[],
  resampling: Resampling = "own",
): PairedComparison {
  requireUnique(target, estimators);
  const bySeed = estimators.map(finiteBySeed);
  const best = bestOf(estimators, bySeed);
  const others = bySeed.flatMap((scores, i) =>
    best === undefined || i === best ? [] : [{
      name: estimators[i].name,
      scores,
      key: JSON.stringify([target, estimators[i].name, estimators[best].name]),
    }]
  );
  const differences = best === undefined
    ? new Map<string, PairedDifference>()
    : pairedDifferences(bySeed[best], others, resampling);
  const rows = estimators.map(({ name, scores }, i): PairedRow => {
    const difference = differences.get(name);
    const failed = scores.length - bySeed[i].size;
    const judged = { isBest: i === best, count: bySeed[i].size, failed, difference };
    const bestName = best === undefined ? "" : estimators[best].name;
    const verdict = pairedVerdict(judged, bestName, differences.size, ALPHA);
    return {
      name,
      get summary() {
        const own = JSON.stringify([target, name, "paired"]);
        return summarise([...bySeed[i].values()], own, resampling);
      },
      failed,
      ...(difference && { difference }),
      verdict,
    };
  });
  return { target, ...(best !== undefined && { best: estimators[best].name }), rows };
}

function requireUnique(target: string, estimators: readonly SeededScores[]): void {
  const names = estimators.map(({ name }) => name);
  if (new Set(names).size !== names.length) {
    throw new RangeError(
      `Cannot compare estimators as 'name' must be unique on ${target}: current names are ${
        names.join(", ")
      }`,
    );
  }
}

/** Finite scores in the order of their seeds, so that the order of arrival cannot change a digit. */
function finiteBySeed({ name, scores }: SeededScores): Map<number, number> {
  const sorted = scores.toSorted((a, b) => a.seed - b.seed);
  const twice = sorted.find(({ seed }, i) => i > 0 && sorted[i - 1].seed === seed);
  if (twice !== undefined) {
    throw new RangeError(
      `Cannot compare estimators as 'scores' must hold one score a seed: current scores of ${name} repeat seed ${twice.seed}`,
    );
  }
  return new Map(
    sorted.filter(({ value }) => Number.isFinite(value)).map(({ seed, value }) => [seed, value]),
  );
}

/** Leaving out failures flatters whoever fails: the most finite scores first, then the least mean. */
function bestOf(
  estimators: readonly SeededScores[],
  bySeed: readonly ReadonlyMap<number, number>[],
): number | undefined {
  const most = Math.max(...bySeed.map(({ size }) => size));
  const means = bySeed.map((scores) => meanOf([...scores.values()]));
  return estimators.map((_, i) => i)
    .filter((i) => bySeed[i].size === most && most > 0)
    .sort((i, j) => means[i] - means[j] || (estimators[i].name < estimators[j].name ? -1 : 1))[0];
}

/** Summed ascending, as `summarise` does. */
function meanOf(scores: readonly number[]): number {
  const sorted = Float64Array.from(scores).sort();
  return sorted.reduce((sum, score) => sum + score, 0) / sorted.length;
}
