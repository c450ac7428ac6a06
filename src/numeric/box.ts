import { type Integral, type Integrand, ROUNDING, type Tolerance } from "./integral.ts";

/** Points a call of the integrand, so that its arrays stay in cache. */
const BATCH = 4096;
/** Roundings that a running sum of many like terms gathers, on top of those of the terms. */
const SUM_ROUNDINGS = 32;
/** A halving that reduces the difference this much is past algebraic convergence. */
const FAST_GAIN = 0.1;
/** Fewest points along an axis of the first grid. */
const FEWEST_POINTS = 8;
/**
 * Where the grid starts, in first steps from the box's edge: irrational, so that no grid hits a
 * symmetry point such as the origin, where a polar density may be infinite.
 */
const OFFSETS = [(Math.sqrt(5) - 2) / 2, (Math.sqrt(2) - 1) / 5] as const;

/** A rectangle of the plane. */
export interface Box {
  /** Lower corner; length 2. */
  readonly lower: readonly number[];
  /** Upper corner; length 2. */
  readonly upper: readonly number[];
  /** The shortest length over which the integrand changes much: the first step. */
  readonly lengthScale: number;
}

/** A grid of `columns × rows` points. */
interface Grid {
  readonly start: readonly [number, number];
  readonly step: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
}

/**
 * Integrates smooth functions of the plane that vanish at the edges of a box, by the trapezoidal rule on
 * nested grids. For such functions the rule converges exponentially in 1/step.
 *
 * The step is halved until the error estimate of every integral, from the last two differences of nested
 * grids, meets the tolerance, or until the next grid would take more points than allowed.
 *
 * Source: L. N. Trefethen, J. A. C. Weideman, "The exponentially convergent trapezoidal rule",
 * SIAM Review 56 (2014), section 5.
 *
 * @param integrand The functions; they receive points of shape `n × 2`.
 * @param box Where the functions do not vanish.
 * @param tolerance Defaults: relative 1e-9, absolute 0, 4,000,000 evaluations.
 * @returns One integral a function.
 */
export function integrateBox(
  integrand: Integrand,
  box: Box,
  { relative = 1e-9, absolute = 0, maxEvaluations = 4_000_000 }: Tolerance = {},
): Integral[] {
  let grid = firstGrid(box, maxEvaluations);
  let sums = sumOver(grid, integrand, false);
  const levels = [integrals(grid, sums)];
  for (;;) {
    const finer = halved(grid);
    const estimates = sums.map((_, index) => estimate(levels.map((level) => level[index])));
    const isDone = levels.length > 2 &&
      estimates.every(({ value, error, rounding }) =>
        !Number.isFinite(value) || error <= Math.max(absolute, relative * Math.abs(value), rounding)
      );
    if (isDone || finer.columns * finer.rows > maxEvaluations) {
      return estimates.map(({ value, error, rounding }) => ({ value, error: error + rounding }));
    }
    const added = sumOver(finer, integrand, true);
    sums = sums.map(({ sum, magnitude }, index) => ({
      sum: sum + added[index].sum,
      magnitude: magnitude + added[index].magnitude,
    }));
    grid = finer;
    levels.push(integrals(grid, sums));
  }
}

/** A sum of values, and of their magnitudes. */
interface Sum {
  readonly sum: number;
  readonly magnitude: number;
}

function firstGrid({ lower, upper, lengthScale }: Box, maxEvaluations: number): Grid {
  const width = [upper[0] - lower[0], upper[1] - lower[1]];
  // Two halvings must fit, or there is no error estimate.
  const smallest = Math.sqrt(16 * width[0] * width[1] / maxEvaluations);
  const step = Math.max(lengthScale, smallest);
  const [columns, rows] = width.map((extent) => Math.max(FEWEST_POINTS, Math.floor(extent / step)));
  const steps = [width[0] / columns, width[1] / rows] as const;
  return {
    start: [lower[0] + OFFSETS[0] * steps[0], lower[1] + OFFSETS[1] * steps[1]],
    step: steps,
    columns,
    rows,
  };
}

function halved({ start, step, columns, rows }: Grid): Grid {
  return { start, step: [step[0] / 2, step[1] / 2], columns: 2 * columns, rows: 2 * rows };
}

/** Sums over a grid, or over those of its points that the grid of twice the step lacks. */
function sumOver(grid: Grid, integrand: Integrand, onlyNew: boolean): Sum[] {
  const sums: { sum: number; magnitude: number }[] = [];
  const points = new Float64Array(2 * BATCH);
  let filled = 0;
  const flush = () => {
    integrand(points.slice(0, 2 * filled)).forEach((f, index) => {
      let sum = 0;
      let magnitude = 0;
      for (let i = 0; i < f.length; i++) {
        sum += f[i];
        magnitude += Math.abs(f[i]);
      }
      sums[index] ??= { sum: 0, magnitude: 0 };
      sums[index].sum += sum;
      sums[index].magnitude += magnitude;
    });
    filled = 0;
  };
  for (let row = 0; row < grid.rows; row++) {
    const y = grid.start[1] + row * grid.step[1];
    const oddOnly = onlyNew && row % 2 === 0;
    for (let column = oddOnly ? 1 : 0; column < grid.columns; column += oddOnly ? 2 : 1) {
      points[2 * filled] = grid.start[0] + column * grid.step[0];
      points[2 * filled + 1] = y;
      if (++filled === BATCH) flush();
    }
  }
  if (filled > 0) flush();
  return sums;
}

function integrals({ step }: Grid, sums: readonly Sum[]): Sum[] {
  const area = step[0] * step[1];
  return sums.map(({ sum, magnitude }) => ({ sum: sum * area, magnitude: magnitude * area }));
}

/** The last of a function's values on nested grids, with the errors of truncation and rounding. */
function estimate(levels: readonly Sum[]): { value: number; error: number; rounding: number } {
  const { sum: value, magnitude } = levels[levels.length - 1];
  if (Math.abs(value) === Infinity) return { value, error: 0, rounding: 0 };
  const rounding = SUM_ROUNDINGS * ROUNDING * magnitude;
  const differences = levels.slice(1).map(({ sum }, i) => Math.abs(sum - levels[i].sum));
  return { value, error: Math.min(magnitude, truncation(differences, rounding)), rounding };
}

/** The error of the last of nested values, from the differences between them. */
function truncation(differences: readonly number[], rounding: number): number {
  if (differences.length < 2) return Infinity;
  const [earlier, before, now] = [0, ...differences].slice(-3);
  if (before <= rounding) return now;
  // Gains of ten and more in two halvings running: the exponential regime, where the next difference
  // would be the square of this one; a rule of any order gains at least as much as in the last halving.
  if (now < FAST_GAIN * before && before < FAST_GAIN * earlier) return 8 * now * (now / before);
  // Else a small difference may be luck, as where the integrand jumps: expect no more than the last gain.
  return Math.max(now, before * Math.min(1, before / earlier));
}
