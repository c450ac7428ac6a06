import type { FitPictures, LogDensityGrid } from "../parse_artifact.ts";
import { coarseGrid } from "./interpolate_grid.ts";
import { sliceAlong } from "./mode_slices.ts";
import { packField, packLogRatio } from "./pack_field.ts";
import { lineDensity, scoreField } from "./score_field.ts";
import type { TargetBasis } from "./target_view.ts";
import { trainingView } from "./training_view.ts";
import type { FitPicturesView } from "./trial_view.ts";

/**
 * What the view of a fit draws: its density, log ratio to the target, scores, slices and training.
 *
 * @param pictures What the fit left beside its result.
 * @param basis Its target.
 */
export function fitPictures(
  { density, training }: FitPictures,
  basis: TargetBasis,
): FitPicturesView {
  return {
    ...(density && drawn(density, basis)),
    training: training && trainingView(training),
    notes: density === undefined
      ? ["No density grid was kept: densities in more than two dimensions have no picture."]
      : [],
  };
}

function drawn(
  density: LogDensityGrid,
  { view, coarse, unit }: TargetBasis,
): Partial<FitPicturesView> {
  if (density.shape.length === 1) return { line: lineDensity(density) };
  const own = coarseGrid(density);
  return {
    density: packField(own, view.range),
    logRatio: coarse && isSameGrid(own, coarse)
      ? packLogRatio(own, coarse, view.range[0])
      : undefined,
    scores: scoreField(density, unit),
    slices: view.segments.map((segment) => sliceAlong(density, segment)),
  };
}

function isSameGrid(one: LogDensityGrid, other: LogDensityGrid): boolean {
  return [0, 1].every((axis) =>
    one.shape[axis] === other.shape[axis] && one.lower[axis] === other.lower[axis] &&
    one.upper[axis] === other.upper[axis]
  );
}
