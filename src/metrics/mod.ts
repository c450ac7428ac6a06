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
  /** KL(p‖q), in nats. */
  readonly kl: Estimate;
  /** KL(q‖p), in nats. */
  readonly reverseKl: Estimate;
  /** ½ ∫ |p − q|, from 0 to 1. */
  readonly totalVariation: Estimate;
  /** The fit's mass on each of the target's modes. */
  readonly modeWeights: ModeWeights;
  /** The fit's mass where the target is negligible. */
  readonly spuriousMass: Estimate;
  /** FD(p‖q). */
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
