import type { FitMap, TargetMaps } from "../density_maps.ts";
import type { LogDensityGrid } from "../parse_artifact.ts";
import { coarseGrid } from "./interpolate_grid.ts";
import { modeSegments, sliceAlong } from "./mode_slices.ts";
import { packField } from "./pack_field.ts";
import { lineDensity, scoreField, scoreUnit } from "./score_field.ts";
import type { TargetView } from "./trial_view.ts";

/**
 * The mode of each point of a target.
 *
 * @param target The target's name.
 * @param points Points, `n × d`.
 * @returns An index for each point; undefined for a target that is not known.
 */
export type ModeOf = (target: string, points: Float64Array) => ArrayLike<number> | undefined;

/** A target's view, and what the views of its fits are made with. */
export interface TargetBasis {
  readonly view: TargetView;
  /** The target's log density on the grid of the pictures; absent in another dimension than 2. */
  readonly coarse?: LogDensityGrid;
  /** What scores are rounded to, in nats a unit of length. */
  readonly unit: number;
}

/**
 * What the trials of a target share: its density, scores and the slices through its modes.
 *
 * @param maps The target with its true log density.
 * @param modeOf Assigns points to its modes; without it there are no slices.
 */
export function targetBasis(
  { target, truth, trueWeights, range }: Pick<
    TargetMaps,
    "target" | "truth" | "trueWeights" | "range"
  >,
  modeOf: ModeOf = () => undefined,
): TargetBasis {
  const bare = { name: target, range, segments: [], neighbours: 0, slices: [] };
  if (truth === undefined) return { view: bare, unit: 1 };
  if (truth.shape.length === 1) return { view: { ...bare, line: lineDensity(truth) }, unit: 1 };
  const coarse = coarseGrid(truth);
  const unit = scoreUnit(truth);
  const hasModes = trueWeights.length > 1;
  const ways = modeSegments(
    truth,
    (points) => (hasModes && modeOf(target, points)) || new Int32Array(points.length / 2),
    trueWeights,
  );
  return {
    view: {
      ...bare,
      density: packField(coarse, range),
      scores: scoreField(truth, unit),
      ...ways,
      slices: ways.segments.map((segment) => sliceAlong(truth, segment)),
    },
    coarse,
    unit,
  };
}

/** The first finished fit of each estimator, by id. */
export function firstFits(maps: readonly TargetMaps[]): Set<string> {
  return new Set(maps.flatMap((entry) => entry.maps.map(({ fit }: FitMap) => fit.id)));
}
