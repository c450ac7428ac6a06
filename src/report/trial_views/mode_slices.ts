import type { LogDensityGrid } from "../parse_artifact.ts";
import { interpolateGrid } from "./interpolate_grid.ts";
import { gridPoints, modePeaks } from "./mode_peaks.ts";
import { neighbouringModes } from "./neighbouring_modes.ts";
import type { ModeSegment } from "./trial_view.ts";

/** Of more pairs of neighbours than these, the heaviest are kept. */
const MOST_SEGMENTS = 8;
/** Points along a segment. */
const SLICE_POINTS = 65;

/** The ways between neighbouring modes. */
export interface ModeSegments {
  readonly segments: readonly ModeSegment[];
  /** How many there are before any is left out. */
  readonly neighbours: number;
}

/**
 * The segments between the peaks of neighbouring modes; of more than 8, those between the modes that
 * have the most mass together.
 *
 * @param truth The target's log density on a planar grid.
 * @param assign The mode of each point of `n × 2`, from 0.
 * @param weights The mass of each mode; empty where it is not known.
 */
export function modeSegments(
  truth: LogDensityGrid,
  assign: (points: Float64Array) => ArrayLike<number>,
  weights: readonly number[],
): ModeSegments {
  const peaks = modePeaks(truth, assign(gridPoints(truth)));
  const pairs = neighbouringModes(peaks);
  const mass = ([a, b]: [number, number]) => (weights[a] ?? 0) + (weights[b] ?? 0);
  const kept = pairs.toSorted((one, other) => mass(other) - mass(one)).slice(0, MOST_SEGMENTS);
  const rounded = (mode: number) => peaks[mode]!.map((entry) => Number(entry.toPrecision(6)));
  const segments = pairs.filter((pair) => kept.includes(pair)).map(([a, b]): ModeSegment => ({
    modes: [a + 1, b + 1],
    from: rounded(a),
    to: rounded(b),
  }));
  return { segments, neighbours: pairs.length };
}

/**
 * A log density along a segment, at 65 points evenly from its first end to its last.
 *
 * @param grid The log density on a planar grid.
 * @param segment The segment, within the grid's box.
 * @returns Nats, to 4 digits; null for −∞.
 */
export function sliceAlong(
  grid: LogDensityGrid,
  { from, to }: Pick<ModeSegment, "from" | "to">,
): (number | null)[] {
  return Array.from({ length: SLICE_POINTS }, (_, i) => {
    const share = i / (SLICE_POINTS - 1);
    const [x, y] = from.map((start, axis) => start + share * (to[axis] - start));
    const value = interpolateGrid(grid, x, y);
    return Number.isFinite(value) ? Number(value.toPrecision(4)) : null;
  });
}
