import { gaussLegendre } from "../../numeric/gauss_legendre.ts";
import { fold, type Key } from "../../random/key.ts";
import { uniform } from "../../random/uniform.ts";

/** Nodes of the rule along each axis of a cell. */
const { nodes, weights } = gaussLegendre(3);
/** Where a cell is looked at along each axis: its ends, for the bound, and the rule's nodes. */
const PLACES = [0, ...nodes, 1];
const SHARES = [0, ...weights, 0];
/** A cell with more of the mass is divided. */
const LARGEST_MASS = 2e-3;
/** A cell in which the log density differs by more nats is divided, unless it hardly has any mass. */
const LARGEST_SPREAD = 1;
const NEGLIGIBLE_MASS = 1e-6;
/** A cell is not divided further than this. */
const MOST_LEVELS = 40;
const MOST_EVALUATIONS = 6_000_000;
/** The bound on the density in a cell is this many times the largest value that was seen. */
const HEADROOM = 1.1;

/** One box of the grid. */
interface Cell {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly mass: number;
  /** The largest and the smallest log density that was seen in it. */
  readonly largest: number;
  readonly smallest: number;
}

/** A density on a box in one or two dimensions, cut into cells that are small where it changes. */
export class DensityCells {
  /** The integral over all cells. */
  readonly mass: number;
  readonly #logDensity: (points: Float64Array) => Float64Array;
  readonly #cells: readonly Cell[];
  readonly #cumulative: Float64Array;

  /**
   * @param logDensity The log density in nats at points `n × d`, d ≤ 2.
   * @param ends Along each axis the ends of the first cells, ascending.
   * @throws {RangeError} If the density is 0 on the whole grid, or its integral is not finite.
   */
  constructor(
    logDensity: (points: Float64Array) => Float64Array,
    ends: readonly (readonly number[])[],
  ) {
    this.#logDensity = logDensity;
    this.#cells = refine(logDensity, firstBoxes(ends)).filter(({ mass }) => mass > 0);
    this.#cumulative = new Float64Array(this.#cells.length);
    let mass = 0;
    this.#cells.forEach((cell, index) => this.#cumulative[index] = mass += cell.mass);
    this.mass = mass;
    if (mass > 0 && mass < Infinity) return;
    throw new RangeError(
      `Cannot integrate the density on a grid as its mass must be positive and finite: current mass is ${mass}`,
    );
  }

  /**
   * Draws independent points: a cell by inversion of the cumulative masses, and within it by rejection from
   * the uniform law, so that no point lies where the density is 0.
   *
   * @param key The key to draw from.
   * @param count How many points, n.
   * @returns Points, `n × d`.
   */
  sample(key: Key, count: number): Float64Array {
    const d = this.#cells[0].lower.length;
    const level = uniform(fold(key, "cell"), count);
    const chosen = Int32Array.from(level, (share) => this.#cellAt(share * this.mass));
    const points = new Float64Array(count * d);
    let open = Int32Array.from(chosen, (_, i) => i);
    for (let round = 0; open.length > 0; round++) {
      const place = uniform(fold(key, 2 * round), open.length * d);
      const proposals = place.map((share, entry) => {
        const { lower, upper } = this.#cells[chosen[open[Math.floor(entry / d)]]];
        return lower[entry % d] + share * (upper[entry % d] - lower[entry % d]);
      });
      const logDensity = this.#logDensity(proposals);
      const levels = uniform(fold(key, 2 * round + 1), open.length);
      open = open.filter((i, draw) => {
        points.set(proposals.subarray(draw * d, (draw + 1) * d), i * d);
        const bound = this.#cells[chosen[i]].largest;
        return !(levels[draw] * HEADROOM < Math.exp(logDensity[draw] - bound));
      });
    }
    return points;
  }

  #cellAt(level: number): number {
    let [low, high] = [0, this.#cumulative.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#cumulative[middle] > level) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

type Box = Pick<Cell, "lower" | "upper">;

function firstBoxes(ends: readonly (readonly number[])[]): Box[] {
  let boxes: Box[] = [{ lower: [], upper: [] }];
  for (const axis of ends) {
    boxes = boxes.flatMap(({ lower, upper }) =>
      axis.slice(1).map((end, i) => ({ lower: [...lower, axis[i]], upper: [...upper, end] }))
    );
  }
  return boxes;
}

/** Divides cells, level by level, until each is fine enough. */
function refine(logDensity: (points: Float64Array) => Float64Array, boxes: Box[]): Cell[] {
  const done: Cell[] = [];
  let evaluations = 0;
  for (let level = 0; boxes.length > 0; level++) {
    const cells = evaluate(logDensity, boxes);
    evaluations += boxes.length * PLACES.length ** boxes[0].lower.length;
    const total = [...done, ...cells].reduce((sum, { mass }) => sum + mass, 0);
    const isFine = ({ mass, largest, smallest }: Cell) =>
      mass <= NEGLIGIBLE_MASS * total ||
      mass <= LARGEST_MASS * total && largest - smallest <= LARGEST_SPREAD;
    const isLast = level === MOST_LEVELS || evaluations > MOST_EVALUATIONS;
    boxes = [];
    for (const cell of cells) {
      if (isLast || isFine(cell)) done.push(cell);
      else boxes.push(...halves(cell));
    }
  }
  return done;
}

/** A box in two along each axis. */
function halves({ lower, upper }: Box): Box[] {
  return firstBoxes(lower.map((low, axis) => [low, 0.5 * (low + upper[axis]), upper[axis]]));
}

function evaluate(logDensity: (points: Float64Array) => Float64Array, boxes: Box[]): Cell[] {
  const d = boxes[0].lower.length;
  const perBox = PLACES.length ** d;
  const points = new Float64Array(boxes.length * perBox * d);
  const place = (index: number, axis: number) =>
    Math.floor(index / PLACES.length ** axis) % PLACES.length;
  boxes.forEach(({ lower, upper }, box) => {
    for (let index = 0; index < perBox; index++) {
      for (let axis = 0; axis < d; axis++) {
        points[(box * perBox + index) * d + axis] = lower[axis] +
          PLACES[place(index, axis)] * (upper[axis] - lower[axis]);
      }
    }
  });
  const values = logDensity(points);
  return boxes.map(({ lower, upper }, box) => {
    let [mass, largest, smallest] = [0, -Infinity, Infinity];
    for (let index = 0; index < perBox; index++) {
      const value = values[box * perBox + index];
      let share = 1;
      for (let axis = 0; axis < d; axis++) {
        share *= SHARES[place(index, axis)] * (upper[axis] - lower[axis]);
      }
      if (share > 0) mass += share * Math.exp(value);
      largest = Math.max(largest, value);
      smallest = Math.min(smallest, value);
    }
    return { lower, upper, mass, largest, smallest };
  });
}
