import type { SampleFitMetrics } from "../../suite/trial.ts";
import type { Interval } from "../bootstrap_interval.ts";
import type { FitGroup } from "../collect_fits.ts";
import { methodKey } from "../method_labels.ts";
import type { FitPictures } from "../parse_artifact.ts";
import { bootstrapBcaOfMean } from "../statistics/bootstrap_bca_mean.ts";
import { resampleKey } from "../statistics/resampling.ts";
import { median, summarise, type Summary } from "../summarise.ts";
import { meanByRow, type ScoreByRow } from "./mean_by_row.ts";

/** The scores of one estimator on one target that is only samples. */
export interface SampleScoreRow {
  readonly group: FitGroup<SampleFitMetrics>;
  /** −log q a test point, in nats: mean over seeds. */
  readonly nll: Summary;
  /** 95 % BCa interval of the mean over the test points of all seeds; absent without their artifacts. */
  readonly interval?: Interval;
  /** How many points of the file were test points under some seed. */
  readonly testPoints: number;
  /** KL by nearest-neighbour ratios, in nats. */
  readonly nearestNeighbour: Summary;
  /** Total variation of the fit's masses on clusters from the clusters' shares. */
  readonly modeWeights: Summary;
  /** Median over seeds, in seconds. */
  readonly cpuSeconds: number;
  /** Whether its mean NLL is the least among the estimators without a failed seed. */
  readonly best: boolean;
  /** NLL less that of the best; absent for the best and where no test point is in common. */
  readonly difference?: PointDifference;
}

/** A mean difference of NLL to the best over the test points that both were scored on. */
export interface PointDifference {
  /** In nats a point; above 0 where the best is better. */
  readonly mean: number;
  /** BCa interval; the intervals of a target hold together at 95 %, by Bonferroni's correction. */
  readonly interval: Interval;
  /** Whether the interval leaves 0 out. */
  readonly isSignificant: boolean;
}

/** The scores of all estimators on one target that is only samples. */
export interface SampleScores {
  readonly target: string;
  readonly rows: readonly SampleScoreRow[];
}

const LEVEL = 0.95;

/**
 * Held-out scores of the fits to each target that is only samples. Test points are the rows of the
 * bootstrap, with what all seeds say of a point taken together: seeds split the same points in different
 * ways, so that they are no independent repetitions.
 *
 * @param groups The run's fits to such targets.
 * @param pictures What each fit left, by trial id.
 */
export function sampleScores(
  groups: readonly FitGroup<SampleFitMetrics>[],
  pictures: ReadonlyMap<string, FitPictures>,
): SampleScores[] {
  return [...Map.groupBy(groups, (group) => group.target)].map(([target, own]) => {
    const byRow = own.map((group) => meanByRow(group.fits.map(({ id }) => pictures.get(id)?.test)));
    const rows = own.map((group, i) => scoreRow(group, byRow[i]));
    const best = bestOf(rows);
    return {
      target,
      rows: rows.map((row, i) => ({
        ...row,
        best: i === best && rows.length > 1,
        ...(best !== undefined && i !== best && {
          difference: difference(
            byRow[i],
            byRow[best],
            1 - (1 - LEVEL) / (rows.length - 1),
            JSON.stringify([target, methodKey(own[i].estimator)]),
          ),
        }),
      })),
    };
  });
}

function scoreRow(group: FitGroup<SampleFitMetrics>, byRow: ScoreByRow): SampleScoreRow {
  const name = (metric: string) =>
    JSON.stringify([group.target, methodKey(group.estimator), metric]);
  const summary = (metric: string, value: (metrics: SampleFitMetrics) => number | undefined) =>
    summarise(group.fits.map(({ metrics }) => value(metrics) ?? NaN), name(metric));
  const values = [...byRow.values()];
  return {
    group,
    nll: summary("heldOutNll", (metrics) => metrics.heldOutNll.value),
    ...(values.length > 1 && { interval: intervalOf(values, LEVEL, name("test points")) }),
    testPoints: values.length,
    nearestNeighbour: summary("nearestNeighbour", (metrics) => metrics.nearestNeighbour?.value),
    modeWeights: summary("modeWeights", (metrics) => metrics.modeWeights?.totalVariation),
    cpuSeconds: median(group.fits.map((fit) => fit.timing.cpuSeconds)),
    best: false,
  };
}

/** Leaving out failures flatters whoever fails: those without one first. */
function bestOf(rows: readonly SampleScoreRow[]): number | undefined {
  const scored = [...rows.keys()].filter((i) => Number.isFinite(rows[i].nll.mean));
  const complete = scored.filter((i) => rows[i].group.failed === 0);
  return (complete.length > 0 ? complete : scored)
    .sort((i, j) => rows[i].nll.mean - rows[j].nll.mean || i - j)[0];
}

function difference(
  own: ScoreByRow,
  best: ScoreByRow,
  level: number,
  name: string,
): PointDifference | undefined {
  const differences = [...own].flatMap(([row, value]) => {
    const other = best.get(row);
    return other === undefined ? [] : [value - other];
  });
  if (differences.length < 2) return undefined;
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const interval = intervalOf(differences, level, `difference ${name}`);
  return { mean, interval, isSignificant: interval.lower > 0 || interval.upper < 0 };
}

function intervalOf(values: readonly number[], level: number, name: string): Interval {
  const key = resampleKey("test points", name);
  const { lower, upper } = bootstrapBcaOfMean(values, key, "own", level);
  return { lower, upper };
}
