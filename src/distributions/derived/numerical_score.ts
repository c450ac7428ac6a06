/** The longest step, in length scales. */
const FIRST_STEP = 0.05;
/** Each further try is this much shorter. */
const STEP_RATIO = 10;
const TRIES = 5;
/** The largest error of a derivative, relative to its size and to one over the length scale. */
const TOLERANCE = 1e-5;
/** Below this the density is 0 in double precision, and no integral sees its score. */
const UNDERFLOW = -745;
const ROUNDING = 2 ** -52;

/** The score of a log density by differences. */
export interface NumericalScore {
  /** The score, `n × d`. */
  readonly score: Float64Array;
  /** An estimate of the absolute error of each entry. */
  readonly error: Float64Array;
}

/**
 * ∇ log p by central differences at three steps, each half of the one before, extrapolated twice after
 * Richardson. The difference of the last two extrapolations, and the rounding of log p, estimate the
 * error; central differences do not see a kink at the point itself, second differences do. Where either is not
 * small the step is shortened tenfold, up to four times.
 *
 * @param logDensity The normalised log density, in nats, at points `n × d`.
 * @param dimension d.
 * @param lengthScale The shortest length over which the density changes much.
 * @returns A function of points, `n × d`. It gives 0 where the density is 0.
 * @throws {RangeError} When called, where log p is not smooth: no step gives a derivative whose estimated error
 * is below 1e-5 times its size plus 1e-5 over the length scale.
 */
export function numericalScore(
  logDensity: (points: Float64Array) => Float64Array,
  dimension: number,
  lengthScale: number,
): (points: Float64Array) => NumericalScore {
  return (points) => {
    const centre = logDensity(points);
    const score = new Float64Array(points.length);
    const error = new Float64Array(points.length).fill(Infinity);
    let open = [...score.keys()].filter((entry) =>
      Number.isFinite(centre[Math.floor(entry / dimension)])
    );
    const allowed = (entry: number) => TOLERANCE * (1 / lengthScale + Math.abs(score[entry]));
    for (let attempt = 0; attempt < TRIES && open.length > 0; attempt++) {
      const step = FIRST_STEP * lengthScale / STEP_RATIO ** attempt;
      const found = differences(logDensity, dimension, points, centre, open, step);
      open.forEach((entry, i) => {
        const isKinked = found.kink[i] >
          TOLERANCE * (1 / lengthScale + Math.abs(found.score[i])) + 16 * found.rounding[i];
        if (isKinked || !(found.error[i] < error[entry])) return;
        score[entry] = found.score[i];
        error[entry] = found.error[i];
      });
      open = open.filter((entry) => !(error[entry] <= allowed(entry)));
    }
    const unsettled = open.find((entry) => centre[Math.floor(entry / dimension)] > UNDERFLOW);
    if (unsettled !== undefined) {
      throw notSmooth(points, dimension, unsettled, error[unsettled]);
    }
    return { score, error };
  };
}

/** Differences, and what else they say of how smooth the function is. */
interface Differences extends NumericalScore {
  /** How far second differences are from those of a smooth function, as a slope. */
  readonly kink: Float64Array;
  /** What rounding costs each derivative. */
  readonly rounding: Float64Array;
}

/** Twice extrapolated central differences of some entries of the gradient, with their errors. */
function differences(
  logDensity: (points: Float64Array) => Float64Array,
  d: number,
  points: Float64Array,
  centre: Float64Array,
  entries: readonly number[],
  step: number,
): Differences {
  const slopes = [1, 0.5, 0.25].map((share) => {
    const moved = [1, -1].map((sign) => {
      const shifted = new Float64Array(entries.length * d);
      entries.forEach((entry, i) => {
        const start = entry - entry % d;
        shifted.set(points.subarray(start, start + d), i * d);
        shifted[i * d + entry % d] += sign * share * step;
      });
      return { values: logDensity(shifted), shifted };
    });
    const [after, before] = moved;
    return entries.map((entry, i) => {
      const at = i * d + entry % d;
      // The step as it is after rounding, and what rounding log p costs.
      const width = after.shifted[at] - before.shifted[at];
      const size = Math.abs(after.values[i]) + Math.abs(before.values[i]);
      return {
        slope: (after.values[i] - before.values[i]) / width,
        rounding: 2 * ROUNDING * size / width,
        bend: after.values[i] + before.values[i] - 2 * centre[Math.floor(entry / d)],
      };
    });
  });
  const score = new Float64Array(entries.length);
  const error = new Float64Array(entries.length);
  const kink = new Float64Array(entries.length);
  entries.forEach((_, i) => {
    // Half the step makes a smooth bend four times smaller, and that of a kink half as large.
    kink[i] = Math.abs(4 * slopes[2][i].bend - slopes[1][i].bend) / (0.25 * step);
    const [coarse, middle, fine] = slopes.map((level) => level[i].slope);
    const first = (4 * middle - coarse) / 3;
    const second = (4 * fine - middle) / 3;
    score[i] = (16 * second - first) / 15;
    const estimate = Math.abs(score[i] - second) + slopes[2][i].rounding;
    error[i] = Number.isFinite(score[i]) ? estimate : Infinity;
    if (error[i] === Infinity) score[i] = 0;
  });
  return { score, error, kink, rounding: Float64Array.from(slopes[2], ({ rounding }) => rounding) };
}

function notSmooth(points: Float64Array, d: number, entry: number, error: number): RangeError {
  const start = entry - entry % d;
  const point = [...points.subarray(start, start + d)].join(", ");
  return new RangeError(
    `Cannot take the score by differences as 'logDensity' must be smooth; give 'score' else: at (${point}) the estimated error along axis ${
      entry % d
    } is ${error.toPrecision(3)}`,
  );
}
