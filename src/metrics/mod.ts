import type { Estimate } from "../divergences/divergence.ts";
import { fisher } from "./fisher.ts";
import { kl } from "./kl.ts";
import type { Metric } from "./metric.ts";
import { type ModeWeights, modeWeights } from "./mode_weights.ts";
import { reverseKl } from "./reverse_kl.ts";
import { spuriousMass } from "./spurious_mass.ts";
import { totalVariation } from "./total_variation.ts";

/** What a fit is scored on, by the metrics' names. */
export interface FitMetrics {
  readonly kl: Estimate;
  readonly reverseKl: Estimate;
  readonly totalVariation: Estimate;
  readonly modeWeights: ModeWeights;
  readonly spuriousMass: Estimate;
  readonly fisher: Estimate;
}

/** Every metric. To add one, write its file, name it here and in `FitMetrics`. */
export const metrics: readonly Metric[] = [
  kl,
  reverseKl,
  totalVariation,
  modeWeights,
  spuriousMass,
  fisher,
];
