import type { SampleFitMetrics } from "../../suite/trial.ts";
import type { FitGroup } from "../collect_fits.ts";
import { densityMaps, type TargetMaps } from "../density_maps.ts";
import type { DrawnSample, FitPictures } from "../parse_artifact.ts";
import { type SampleScores, sampleScores } from "./sample_scores.ts";

/** What a run found on targets that are only samples. */
export interface SampleReport {
  readonly scores: readonly SampleScores[];
  /** The fits' densities with the points. */
  readonly maps: readonly SampleMaps[];
}

/** Density pictures of one target that is only samples. */
export interface SampleMaps extends TargetMaps<SampleFitMetrics> {
  /** Points of the target; absent where the run kept none. */
  readonly sample?: DrawnSample;
}

/**
 * Collects what a run found on targets that are only samples.
 *
 * @param groups The fits to them.
 * @param run What the fits and the targets left.
 */
export function sampleReport(
  groups: readonly FitGroup<SampleFitMetrics>[],
  run: {
    readonly pictures: ReadonlyMap<string, FitPictures>;
    readonly samples?: ReadonlyMap<string, DrawnSample>;
  },
): SampleReport {
  return {
    scores: sampleScores(groups, run.pictures),
    maps: densityMaps(groups, run.pictures, new Map())
      .map((maps) => ({ ...maps, sample: run.samples?.get(maps.target) })),
  };
}
