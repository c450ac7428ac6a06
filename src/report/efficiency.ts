import { bootstrapInterval, type Interval } from "./bootstrap_interval.ts";
import type { Fit, FitGroup } from "./collect_fits.ts";
import { geometricMeanKl, logKl } from "./log_kl.ts";
import { methodKey, type MethodLabel } from "./method_labels.ts";
import { numberedName } from "./numbered_name.ts";
import { resampleKey, type Resampling, resamplingOf } from "./statistics/resampling.ts";

/** Targets that differ in one number, and what every estimator reaches along it. */
export interface EfficiencyAxis {
  /** The words before the number: `samples`. */
  readonly name: string;
  /** At least two, ascending. */
  readonly positions: readonly EfficiencyPosition[];
  readonly rows: readonly EfficiencyRow[];
}

/** A place on an axis. */
export interface EfficiencyPosition {
  readonly target: string;
  readonly number: number;
  /** The number as it is written. */
  readonly digits: string;
  /** Whether maximum likelihood was fitted there: else there is nothing to divide by. */
  readonly hasGold: boolean;
}

/** One estimator along an axis. */
export interface EfficiencyRow {
  readonly estimator: FitGroup["estimator"];
  readonly label: MethodLabel;
  /** One cell a position; undefined where it was not fitted. */
  readonly cells: readonly (EfficiencyCell | undefined)[];
}

/** One estimator at one place. */
export interface EfficiencyCell {
  /** Geometric mean over seeds, in nats; NaN where no seed has a score. */
  readonly kl: number;
  /** Fits that failed or have no finite KL. */
  readonly failed: number;
  /** Absent where maximum likelihood shares no seed with it. */
  readonly efficiency?: Efficiency;
}

/** KL of maximum likelihood over that of an estimator. */
export interface Efficiency {
  /** Geometric mean over the seeds that both have. */
  readonly value: number;
  /** 95 % percentile bootstrap interval, paired by seed; absent below 2 seeds. */
  readonly interval?: Interval;
  readonly seeds: number;
}

/** The estimator that efficiency is measured against. */
export const GOLD = "maximum-likelihood";

/**
 * Efficiency relative to maximum likelihood along each axis: targets whose names end in a number are
 * grouped by the words before it.
 *
 * @param groups The run's fits.
 * @returns An entry for each axis with at least two numbers and two estimators, in the order of the
 *   scenario; none where nothing was fitted by maximum likelihood.
 */
export function efficiency(groups: readonly FitGroup[]): EfficiencyAxis[] {
  if (!groups.some(isGold)) return [];
  const axes = new Map<string, FitGroup[]>();
  for (const group of groups) {
    const words = axisOf(group.target)?.words;
    if (words === undefined) continue;
    const members = axes.get(words);
    if (members === undefined) axes.set(words, [group]);
    else members.push(group);
  }
  const resampling = resamplingOf(groups.reduce((sum, { fits }) => sum + fits.length, 0));
  return [...axes].map(([name, members]) => axis(name, members, resampling))
    .filter(({ positions, rows }) => positions.length > 1 && rows.length > 1);
}

/** A hyphen before the number belongs to a name, such as `four-gaussians-0.5`: no axis. */
function axisOf(target: string): ReturnType<typeof numberedName> {
  const numbered = numberedName(target);
  const isAxis = numbered !== undefined && !target.startsWith("-", numbered.words.length);
  return isAxis ? numbered : undefined;
}

function isGold({ estimator }: FitGroup): boolean {
  return estimator.name === GOLD;
}

function axis(
  name: string,
  members: readonly FitGroup[],
  resampling: Resampling,
): EfficiencyAxis {
  const golds = new Map(members.filter(isGold).map((group) => [group.target, group]));
  const positions = [...new Set(members.map((group) => group.target))].map((target) => {
    const { number, digits } = axisOf(target)!;
    return { target, number, digits, hasGold: golds.has(target) };
  }).sort((a, b) => a.number - b.number);
  const byEstimator = Map.groupBy(members, (group) => methodKey(group.estimator));
  const rows = [...byEstimator.values()].map((own): EfficiencyRow => {
    const [{ estimator, label }] = own;
    const byTarget = new Map(own.map((group) => [group.target, group]));
    const cells = positions.map(({ target }) => {
      const group = byTarget.get(target);
      return group && cell(group, golds.get(target), resampling);
    });
    return { estimator, label, cells };
  });
  return { name, positions, rows };
}

function cell(
  group: FitGroup,
  gold: FitGroup | undefined,
  resampling: Resampling,
): EfficiencyCell {
  const scored = group.fits.filter(isScored);
  return {
    kl: geometricMeanKl(scored.map((fit) => fit.metrics.kl.value)),
    failed: group.failed + group.fits.length - scored.length,
    efficiency: gold && efficiencyOf(group, gold, resampling),
  };
}

function efficiencyOf(
  group: FitGroup,
  gold: FitGroup,
  resampling: Resampling,
): Efficiency | undefined {
  const bestKls = new Map(
    gold.fits.filter(isScored).map((fit) => [fit.seed, fit.metrics.kl.value]),
  );
  const logRatios = group.fits.filter(isScored).flatMap((fit) => {
    const best = bestKls.get(fit.seed);
    return best === undefined ? [] : [logKl(best) - logKl(fit.metrics.kl.value)];
  });
  const seeds = logRatios.length;
  if (seeds === 0) return undefined;
  const value = Math.exp(logRatios.reduce((sum, ratio) => sum + ratio, 0) / seeds);
  if (seeds < 2 || isGold(group)) return { value, seeds };
  const name = JSON.stringify([group.target, methodKey(group.estimator), "efficiency"]);
  const key = resampleKey("bootstrap", name, resampling);
  const ends = bootstrapInterval(logRatios, key, 0.95, resampling);
  return {
    value,
    seeds,
    interval: { lower: Math.exp(ends.lower), upper: Math.exp(ends.upper) },
  };
}

function isScored(fit: Fit): boolean {
  return Number.isFinite(fit.metrics.kl.value);
}
