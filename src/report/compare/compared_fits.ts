import canonicalize from "canonicalize";
import type { FitTrial, TrialResult } from "../../suite/trial.ts";
import { isFit } from "../collect_fits.ts";
import type { Manifest } from "../manifest.ts";
import { methodKey, type MethodLabel, methodLabels } from "../method_labels.ts";
import { type PairedDelta, pairedDeltas } from "./paired_deltas.ts";
import type { PairedTrial } from "./pair_trials.ts";

/** What is compared, lower being better in each. */
export const MEASURES = ["kl", "modeWeightError", "cpuSeconds"] as const;

/** One of these. */
export type Measure = typeof MEASURES[number];

/** One estimator on one target under one budget, in two runs. */
export interface ComparedFits {
  readonly target: string;
  readonly label: MethodLabel;
  readonly budget: FitTrial["budget"];
  /** The seeds that both runs tried, ascending. */
  readonly seeds: readonly number[];
  /** Over the seeds with a finite value in both: KL in nats, a share of mass, seconds. */
  readonly deltas: Readonly<Record<Measure, PairedDelta>>;
}

/** The fits of one row. */
interface Row {
  readonly trial: FitTrial;
  readonly pairs: readonly PairedTrial[];
}

/**
 * Compares the fits that two runs share, by target, estimator and budget.
 *
 * @param pairs Trials in both runs, of any kind.
 * @param manifest The manifest that orders targets and estimators; others come last, by name.
 * @param tolerance The relative change that counts where there are too few seeds for a test.
 */
export function comparedFits(
  pairs: readonly PairedTrial[],
  manifest: Manifest,
  tolerance: number,
): ComparedFits[] {
  const rows = rowsOf(pairs, manifest);
  const labels = methodLabels(rows.map(({ trial }) => trial.estimator));
  const budgets = Map.groupBy(rows, ({ trial }) => subjectKey(trial));
  const deltas = MEASURES.map((measure) =>
    pairedDeltas(
      measure,
      rows.map((row) => ({ key: rowKey(row.trial), ...values(row, measure) })),
      tolerance,
    )
  );
  return rows.map(({ trial, pairs }, i) => ({
    target: trial.target.name,
    label: rowLabel(
      trial,
      labels.get(methodKey(trial.estimator))!,
      budgets.get(subjectKey(trial))!.length,
    ),
    budget: trial.budget,
    seeds: pairs.map(seedOf),
    deltas: Object.fromEntries(MEASURES.map((measure, m) => [measure, deltas[m][i]])) as Record<
      Measure,
      PairedDelta
    >,
  }));
}

/**
 * A measure of a result.
 *
 * @param result A result of any kind.
 * @param measure The measure.
 * @returns NaN where the result has none.
 */
export function measureOf(result: TrialResult, measure: Measure): number {
  if (result.status !== "done") return NaN;
  if (measure === "cpuSeconds") return result.timing.cpuSeconds;
  if (measure === "kl") return "kl" in result.metrics ? result.metrics.kl.value : NaN;
  return "modeWeights" in result.metrics ? result.metrics.modeWeights?.totalVariation ?? NaN : NaN;
}

/**
 * Whether a row has something to show: a score that changed on some seed, or none in both runs. CPU time
 * differs from run to run, whatever changed.
 *
 * @param fits The row.
 */
export function isWorthShowing({ deltas: { kl, modeWeightError } }: ComparedFits): boolean {
  const kinds = [kl, modeWeightError].map(({ verdict }) => verdict.kind);
  const isSame = kinds.every((kind) => kind === "unchanged" || kind === "not comparable");
  return !isSame || !kinds.includes("unchanged");
}

function rowsOf(pairs: readonly PairedTrial[], { scenario }: Manifest): Row[] {
  const plans = [scenario?.fits ?? []].flat();
  const targets = plans.flatMap(({ targets }) => targets.map(({ name }) => name));
  const estimators = plans.flatMap(({ estimators }) => estimators.map(methodKey));
  const groups = Map.groupBy(
    pairs.filter(({ before }) => isFit(before.trial)),
    ({ before }) => rowKey(before.trial as FitTrial),
  );
  return [...groups.values()].map((members) => ({
    trial: members[0].before.trial as FitTrial,
    pairs: members.toSorted((a, b) => seedOf(a) - seedOf(b)),
  })).sort(({ trial: a }, { trial: b }) =>
    rank(targets, a.target.name) - rank(targets, b.target.name) ||
    compare(a.target.name, b.target.name) ||
    rank(estimators, methodKey(a.estimator)) - rank(estimators, methodKey(b.estimator)) ||
    compare(rowKey(a), rowKey(b))
  );
}

/** With the budget where another one was spent on the same. */
function rowLabel({ budget }: FitTrial, label: MethodLabel, budgets: number): MethodLabel {
  if (budgets === 1) return label;
  const spent = `, ${budget.steps} steps of ${budget.batch}`;
  return { full: label.full + spent, short: label.short + spent };
}

/** The same target and estimator, whatever the budget. */
function subjectKey({ target, estimator }: FitTrial): string {
  return JSON.stringify([target.name, methodKey(estimator)]);
}

function values({ pairs }: Row, measure: Measure): { before: number[]; after: number[] } {
  const found = pairs.map(({ before, after }) =>
    [before, after].map((result) => measureOf(result, measure))
  );
  const finite = found.filter((pair) => pair.every(Number.isFinite));
  return { before: finite.map(([value]) => value), after: finite.map(([, value]) => value) };
}

function rowKey({ target, estimator, budget }: FitTrial): string {
  return canonicalize({ target, estimator, budget }) ?? "";
}

function seedOf({ before: { trial } }: PairedTrial): number {
  return (trial as FitTrial).seed;
}

function rank(names: readonly string[], name: string): number {
  const index = names.indexOf(name);
  return index < 0 ? names.length : index;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
