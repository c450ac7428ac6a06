import { GAUSS_KRONROD } from "./gauss_kronrod.ts";
import { type Integral, type Integrand, ROUNDING, type Tolerance } from "./integral.ts";

const { nodes, kronrodWeights, gaussWeights } = GAUSS_KRONROD;
const POINTS = nodes.length;
/** Panels a call of the integrand, so that its arrays stay in cache. */
const BATCH = 256;

/** A subinterval with, for each function, its integral and error estimate. */
interface Panel {
  readonly lower: number;
  readonly upper: number;
  readonly values: Float64Array;
  /** QUADPACK's estimate of the truncation error. */
  readonly errors: Float64Array;
  /** What rounding alone may have cost; no refinement goes below it. */
  readonly roundings: Float64Array;
}

/**
 * Integrates functions of one variable by the adaptive Gauss–Kronrod rule G7K15.
 *
 * The panels between the breakpoints are halved where the error estimate (QUADPACK's, from the difference
 * of the two rules) is largest, many in one batch, until every integral meets its tolerance.
 *
 * @param integrand The functions; they receive points of shape `n × 1`, never a breakpoint.
 * @param breakpoints Ascending ends of the first panels, two at least. A feature much narrower than a
 * panel can go unseen.
 * @param tolerance Defaults: relative 1e-11, absolute 0, 2,000,000 evaluations.
 * @returns One integral a function.
 * @throws {RangeError} If there are fewer than two breakpoints, or they do not ascend.
 */
export function integrateInterval(
  integrand: Integrand,
  breakpoints: readonly number[],
  { relative = 1e-11, absolute = 0, maxEvaluations = 2_000_000 }: Tolerance = {},
): Integral[] {
  checkBreakpoints(breakpoints);
  let pending: [number, number][] = breakpoints.slice(1).map((upper, i) => [breakpoints[i], upper]);
  let panels: Panel[] = [];
  let evaluations = 0;
  for (;;) {
    panels = panels.concat(evaluatePanels(integrand, pending));
    evaluations += POINTS * pending.length;
    const split = panelsToSplit(panels, relative, absolute);
    if (split.size === 0 || evaluations + 2 * POINTS * split.size > maxEvaluations) {
      return totals(panels);
    }
    pending = [...split].flatMap(({ lower, upper }): [number, number][] => {
      const middle = 0.5 * (lower + upper);
      return [[lower, middle], [middle, upper]];
    });
    panels = panels.filter((panel) => !split.has(panel));
  }
}

function checkBreakpoints(breakpoints: readonly number[]): void {
  if (breakpoints.length < 2) {
    throw new RangeError(
      `Cannot integrate as 'breakpoints' must have at least 2 entries: current length is ${breakpoints.length}`,
    );
  }
  for (let i = 1; i < breakpoints.length; i++) {
    if (breakpoints[i] > breakpoints[i - 1]) continue;
    throw new RangeError(
      `Cannot integrate as 'breakpoints' must ascend: current entries ${i - 1} and ${i} are ${
        breakpoints[i - 1]
      } and ${breakpoints[i]}`,
    );
  }
}

function evaluatePanels(integrand: Integrand, ends: readonly [number, number][]): Panel[] {
  const panels: Panel[] = [];
  for (let start = 0; start < ends.length; start += BATCH) {
    const batch = ends.slice(start, start + BATCH);
    const points = new Float64Array(POINTS * batch.length);
    batch.forEach(([lower, upper], i) => {
      const centre = 0.5 * (lower + upper);
      const half = 0.5 * (upper - lower);
      for (let j = 0; j < POINTS; j++) points[POINTS * i + j] = centre + half * nodes[j];
    });
    const functions = integrand(points);
    batch.forEach(([lower, upper], i) => panels.push(panelOf(lower, upper, functions, POINTS * i)));
  }
  return panels;
}

function panelOf(
  lower: number,
  upper: number,
  functions: readonly Float64Array[],
  offset: number,
): Panel {
  const half = 0.5 * (upper - lower);
  const values = new Float64Array(functions.length);
  const errors = new Float64Array(functions.length);
  const roundings = new Float64Array(functions.length);
  functions.forEach((f, index) => {
    let kronrod = 0;
    let gauss = 0;
    let magnitude = 0;
    for (let j = 0; j < POINTS; j++) {
      kronrod += kronrodWeights[j] * f[offset + j];
      gauss += gaussWeights[j] * f[offset + j];
      magnitude += kronrodWeights[j] * Math.abs(f[offset + j]);
    }
    let variation = 0;
    for (let j = 0; j < POINTS; j++) {
      variation += kronrodWeights[j] * Math.abs(f[offset + j] - 0.5 * kronrod);
    }
    const difference = Math.abs(kronrod - gauss);
    values[index] = half * kronrod;
    // K15 converges much faster than the difference from G7 shows: QUADPACK's scaling of it.
    errors[index] = variation === 0
      ? 0
      : half * variation * Math.min(1, (200 * difference / variation) ** 1.5);
    roundings[index] = half * magnitude * 4 * ROUNDING;
  });
  return { lower, upper, values, errors, roundings };
}

/** The panels with the largest errors, so many that the rest is within half of the tolerance. */
function panelsToSplit(
  panels: readonly Panel[],
  relative: number,
  absolute: number,
): Set<Panel> {
  const split = new Set<Panel>();
  totals(panels).forEach(({ value }, index) => {
    if (!Number.isFinite(value)) return;
    const allowed = Math.max(absolute, relative * Math.abs(value));
    let excess = panels.reduce((sum, { errors }) => sum + errors[index], 0);
    if (excess <= allowed) return;
    const byError = [...panels].sort((a, b) => b.errors[index] - a.errors[index]);
    for (const panel of byError) {
      if (excess <= 0.5 * allowed) break;
      excess -= panel.errors[index];
      if (panel.errors[index] > panel.roundings[index] && isDivisible(panel)) split.add(panel);
    }
  });
  return split;
}

function isDivisible({ lower, upper }: Panel): boolean {
  const tolerance = 16 * ROUNDING * Math.max(Math.abs(lower), Math.abs(upper));
  return upper - lower > tolerance;
}

function totals(panels: readonly Panel[]): Integral[] {
  return Array.from(panels[0].values, (_, index) => {
    // Small terms first, so that they are not lost beside large ones.
    const terms = panels.map((panel) => panel.values[index])
      .sort((a, b) => Math.abs(a) - Math.abs(b));
    const value = terms.reduce((sum, term) => sum + term, 0);
    const error = panels.reduce(
      (sum, { errors, roundings }) => sum + errors[index] + roundings[index],
      0,
    );
    return { value, error: Math.abs(value) === Infinity ? 0 : error };
  });
}
