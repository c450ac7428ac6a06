import type { Estimate } from "../../divergences/divergence.ts";
import type { ModeWeights } from "../mode_weights.ts";

/** What a fit to samples alone is scored on, where no density is known to compare it with. */
export interface SampleFitMetrics {
  /**
   * −log q in nats a point, the mean over test points that the estimator never saw, in the file's own
   * units; its error is one standard error over the test points and the error of q's log normaliser.
   */
  readonly heldOutNll: Estimate;
  /**
   * KL(p‖q) in nats between the test points and as many draws from the fit, by nearest-neighbour
   * ratios, with its standard error; absent where the fit cannot be drawn from.
   */
  readonly nearestNeighbour?: Estimate;
  /**
   * The fit's mass on each cluster of the points, beside the cluster's share of the points; absent where
   * the fit's mass cannot be integrated.
   */
  readonly modeWeights?: ModeWeights;
}
