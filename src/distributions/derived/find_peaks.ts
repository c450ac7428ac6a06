/** A local maximum of a density. */
export interface Peak {
  /** Where it is; length d. */
  readonly at: readonly number[];
  /** The log density there, in nats. */
  readonly height: number;
  /** The shortest distance at which the log density is half a nat lower: σ for a Gaussian. */
  readonly scale: number;
}

/** How far from the origin to look, and how finely near it, on the line and in the plane. */
const GRIDS = [
  { reach: 1e6, finest: 2e-3, count: 20_001 },
  { reach: 1e4, finest: 0.05, count: 201 },
] as const;
/** Most maxima of the grid that are followed, the highest first. */
const MOST_PEAKS = 64;
const MOST_STEPS = 400;
/** A climb ends when its step is this short beside the spacing that it began with. */
const SHORTEST_STEP = 1e-7;
/** The fall that a peak's scale is measured by, in nats. */
const DROP = 0.5;
const HALVINGS = 40;
/** Scales are looked for between these multiples of the spacing of the grid. */
const SCALE_RANGE = [1e-8, 1e8] as const;

/**
 * Finds peaks of a density of the line or the plane: the local maxima on a grid, each climbed by a compass
 * search. The grid's spacing grows in proportion to the distance from the origin: 0.2 % of it to 1e6 on the
 * line, 13 % of it to 1e4 in the plane.
 *
 * @param logDensity The log density in nats, up to a constant, at points `n × d`.
 * @param dimension d, 1 or 2.
 * @throws {RangeError} If the density is 0 at all points of the grid, or nowhere below its maximum.
 */
export function findPeaks(
  logDensity: (points: Float64Array) => Float64Array,
  dimension: number,
): Peak[] {
  const axis = axisOf(dimension);
  const maxima = gridMaxima(logDensity, dimension, axis);
  if (maxima.length === 0) {
    throw new RangeError(
      `Cannot find the support as the density must be positive at a point of the search, within ${
        GRIDS[dimension - 1].reach
      } of the origin: give 'support'`,
    );
  }
  return maxima.map(({ at, spacing }) => {
    const peak = climb(logDensity, at, spacing);
    return { ...peak, scale: scaleAt(logDensity, peak, spacing) };
  });
}

/** Positions along an axis: ± finest · sinh(u) on an even grid of u. */
function axisOf(dimension: number): Float64Array {
  const { reach, finest, count } = GRIDS[dimension - 1];
  const half = (count - 1) / 2;
  const last = Math.asinh(reach / finest);
  return Float64Array.from(
    { length: count },
    (_, i) => finest * Math.sinh((i - half) / half * last),
  );
}

interface GridPoint {
  readonly at: number[];
  readonly height: number;
  /** The distance to the nearest of the neighbours along the axes. */
  readonly spacing: number;
}

function gridMaxima(
  logDensity: (points: Float64Array) => Float64Array,
  d: number,
  axis: Float64Array,
): GridPoint[] {
  const n = axis.length;
  const points = d === 1
    ? axis.slice()
    : Float64Array.from({ length: 2 * n * n }, (_, i) =>
      axis[i % 2 ? (i >> 1) / n | 0 : (i >> 1) % n]);
  const values = logDensity(points);
  const found: GridPoint[] = [];
  values.forEach((height, i) => {
    if (height === -Infinity || neighbours(i, n, d).some((j) => values[j] > height)) return;
    const places = d === 1 ? [i] : [i % n, Math.floor(i / n)];
    const spacing = Math.max(...places.map((place) =>
      Math.min(
        place > 0 ? axis[place] - axis[place - 1] : Infinity,
        place < n - 1 ? axis[place + 1] - axis[place] : Infinity,
      )
    ));
    found.push({ at: places.map((place) => axis[place]), height, spacing });
  });
  return found.sort((a, b) => b.height - a.height).slice(0, MOST_PEAKS);
}

function neighbours(index: number, n: number, d: number): number[] {
  const [column, row] = [index % n, Math.floor(index / n)];
  const found: number[] = [];
  for (let y = d === 1 ? 0 : -1; y <= (d === 1 ? 0 : 1); y++) {
    for (let x = -1; x <= 1; x++) {
      const isInside = column + x >= 0 && column + x < n && row + y >= 0 &&
        (d === 1 || row + y < n);
      if (isInside && (x !== 0 || y !== 0)) found.push(index + x + y * n);
    }
  }
  return found;
}

/** The directions of the axes and of their diagonals, both ways. */
function directions(d: number): number[][] {
  if (d === 1) return [[1], [-1]];
  const r = Math.SQRT1_2;
  return [[1, 0], [-1, 0], [0, 1], [0, -1], [r, r], [-r, -r], [r, -r], [-r, r]];
}

/** A compass search: to the best of the points a step away, or half the step. */
function climb(
  logDensity: (points: Float64Array) => Float64Array,
  start: readonly number[],
  spacing: number,
): { at: number[]; height: number } {
  const ways = directions(start.length);
  let at = [...start];
  let [height] = logDensity(Float64Array.from(at));
  let step = spacing;
  for (let count = 0; count < MOST_STEPS && step > SHORTEST_STEP * spacing; count++) {
    const candidates = ways.map((way) => at.map((x, axis) => x + step * way[axis]));
    const values = logDensity(Float64Array.from(candidates.flat()));
    const best = values.reduce((so, value, i) => value > values[so] ? i : so, 0);
    if (values[best] > height) {
      [at, height] = [candidates[best], values[best]];
    } else step /= 2;
  }
  return { at, height };
}

/** The shortest distance along the axes and diagonals to a point that is half a nat lower. */
function scaleAt(
  logDensity: (points: Float64Array) => Float64Array,
  { at, height }: { at: readonly number[]; height: number },
  spacing: number,
): number {
  const isLower = (distance: number) =>
    logDensity(
      Float64Array.from(
        directions(at.length).flatMap((way) => at.map((x, axis) => x + distance * way[axis])),
      ),
    ).some((value) => value < height - DROP);
  let [near, far] = SCALE_RANGE.map((factor) => Math.log(factor * spacing));
  if (!isLower(Math.exp(far))) {
    throw new RangeError(
      `Cannot find the support as the density must fall off: around (${at.join(", ")}) it does not`,
    );
  }
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = 0.5 * (near + far);
    if (isLower(Math.exp(middle))) far = middle;
    else near = middle;
  }
  return Math.exp(far);
}
