import { GaussianMixture } from "../distributions/gaussian_mixture.ts";
import type { Budget, Estimator, FitContext, FittedDensity } from "../estimators/estimator.ts";
import { freshProblem } from "../estimators/problem.ts";
import { fold, type Key, keyFromSeed } from "../random/key.ts";
import { integrate } from "../numeric/region.ts";
import { failed, type Finding, messageOf, notCovered, passed, type Verdict } from "./finding.ts";

/** How an estimator is verified. */
export interface VerifyEstimatorOptions {
  /** Its parameters in JSON form; its defaults where left out. */
  readonly parameters?: unknown;
  /** What the fit may spend; 600 steps of 128 samples where left out. */
  readonly budget?: Budget;
  /** The largest KL(p‖q) in nats that counts as a fit of a Gaussian; 0.1 where left out. */
  readonly largestKl?: number;
  /** What the fits are made under. */
  readonly key?: Key;
}

/** N(1, 2²), which every estimator should be able to fit. */
const TARGET = new GaussianMixture({ weights: [1], means: [[1]], covariances: [[[4]]] });
const POINTS = TARGET.sample(fold(keyFromSeed(2022), "points"), 256);
/** Beyond the error that the fit states itself. */
const MASS_TOLERANCE = 0.01;

/**
 * Verifies an estimator by fits of one Gaussian on the line: its parameters, whether the fit is finite, normalised
 * and near the target, the same under the same key, ends when it is told to, and reports its progress in order.
 *
 * @param estimator The estimator.
 * @param options How to verify it.
 * @returns One finding a check. Nothing is thrown for a fault of the estimator.
 */
export async function verifyEstimator<Parameters>(
  estimator: Estimator<Parameters>,
  options: VerifyEstimatorOptions = {},
): Promise<Finding[]> {
  const { budget = { steps: 600, batch: 128 }, largestKl = 0.1 } = options;
  const key = options.key ?? fold(keyFromSeed(2022), "estimator");
  const findings: Finding[] = [];
  const note = (check: string, verdict: Verdict) => findings.push({ check, ...verdict });
  const parsed = estimator.schema.safeParse(options.parameters ?? {});
  const expected = "parameters that the schema accepts";
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0];
    const cause = options.parameters
      ? "another field or type than the schema's"
      : "a default is missing";
    note("parameters", failed(expected, message, path.join("."), cause));
    return findings;
  }
  note("parameters", passed(expected, JSON.stringify(parsed.data)));
  const progress: number[] = [];
  const fit = (context: Partial<FitContext>) =>
    estimator.fit(freshProblem(TARGET), parsed.data, { key, budget, ...context });
  let first: FittedDensity;
  try {
    first = await fit({ onProgress: (fraction) => progress.push(fraction) });
  } catch (error) {
    note("fit", failed("a fit of N(1, 2²)", messageOf(error), "", "the fit throws"));
    return findings;
  }
  const values = first.logDensity(POINTS.slice());
  note("finite", finiteness(values, first.score(POINTS.slice())));
  note("normalised", normalisation(first));
  note("near the target", closeness(values, largestKl));
  note("progress", monotony(progress));
  first.dispose();
  note("deterministic", await determinism(values, () => fit({})));
  note("abort", await abortion(progress.length > 0, fit));
  return findings;
}

function finiteness(values: Float64Array, score: Float64Array): Verdict {
  const expected = "a finite log density and score at samples of the target";
  for (const [name, array] of Object.entries({ logDensity: values, score })) {
    const isArray = array instanceof Float64Array && array.length === POINTS.length;
    const wrong = isArray ? array.findIndex((value) => !Number.isFinite(value)) : 0;
    if (wrong < 0) continue;
    const found = isArray ? String(array[wrong]) : "no Float64Array of that length";
    const cause = isArray
      ? "training diverged, or the density is 0 in double precision"
      : "another type or shape";
    return failed(expected, found, `${name} at x = ${POINTS[wrong]}`, cause);
  }
  return passed(expected, `so at ${POINTS.length} samples`);
}

function normalisation({ logDensity, logNormaliserError, support }: FittedDensity): Verdict {
  const expected = "a mass of 1 over the fit's support, by quadrature";
  const [{ value, error }] = integrate([support], (x) => [logDensity(x).map(Math.exp)], {
    relative: 1e-6,
    maxEvaluations: 200_000,
  });
  const found = `${value.toPrecision(6)} ± ${error.toExponential(1)}`;
  if (Math.abs(value - 1) <= error + logNormaliserError + MASS_TOLERANCE) {
    return passed(expected, found);
  }
  const cause = value < 1
    ? "the normaliser is too large, or 'support' leaves out mass"
    : "the normaliser is too small: it is estimated where data lies alone, or is missing";
  return failed(expected, found, "the fit's support", cause);
}

function closeness(values: Float64Array, largest: number): Verdict {
  const truth = TARGET.logDensity(POINTS);
  const kl = truth.reduce((sum, value, i) => sum + value - values[i], 0) / truth.length;
  const expected = `KL from N(1, 2²) of at most ${largest} nats`;
  if (kl <= largest) return passed(expected, kl.toPrecision(3));
  const cause =
    "the objective's sign or scale is wrong, the data is not standardised, or the budget is too small";
  return failed(expected, kl.toPrecision(3), "samples of the target", cause);
}

function monotony(progress: readonly number[]): Verdict {
  const expected = "progress that rises from 0 to 1";
  if (progress.length === 0) return notCovered(expected, "the fit reports none");
  const wrong = progress.findIndex((fraction, i) =>
    !(fraction >= (progress[i - 1] ?? 0) && fraction <= 1)
  );
  if (wrong < 0) return passed(expected, `${progress.length} reports`);
  const found = `${progress[wrong]} after ${progress[wrong - 1] ?? "nothing"}`;
  return failed(
    expected,
    found,
    `report ${wrong}`,
    "progress must be the share that is done, not a step or a rest",
  );
}

async function determinism(values: Float64Array, fit: () => Promise<FittedDensity>) {
  const expected = "the same bits from a second fit under the same key";
  const again = await fit();
  const others = again.logDensity(POINTS.slice());
  again.dispose();
  const wrong = values.findIndex((value, i) => !Object.is(value, others[i]));
  if (wrong < 0) return passed(expected, `so at ${POINTS.length} samples`);
  return failed(
    expected,
    `${values[wrong]}, then ${others[wrong]}`,
    `x = ${POINTS[wrong]}`,
    "randomness that does not come from the context's key (Math.random, a clock), or state between fits",
  );
}

async function abortion(
  reportsProgress: boolean,
  fit: (context: Partial<FitContext>) => Promise<FittedDensity>,
): Promise<Verdict> {
  const expected = "an AbortError once the context's signal is aborted";
  if (!reportsProgress) return notCovered(expected, "the fit is one step: it reports no progress");
  const controller = new AbortController();
  try {
    const fitted = await fit({ signal: controller.signal, onProgress: () => controller.abort() });
    fitted.dispose();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") {
      return passed(expected, "so at the first report of progress");
    }
    return failed(
      expected,
      messageOf(error),
      "",
      "call 'signal.throwIfAborted()' and pass its error on",
    );
  }
  return failed(
    expected,
    "the fit went on to its end",
    "after the first report of progress",
    "the signal is not looked at: call 'signal?.throwIfAborted()' every few steps, and let the event loop run between",
  );
}
