import { createDistribution } from "../distributions/mod.ts";
import { blindnessProfile } from "../divergences/blindness_profile.ts";
import type { Artifact, Diagnostics, ProfileMetrics, ProfileTrial } from "./trial.ts";

/**
 * Evaluates D(p‖q_α) along a grid of mixing weights α, without training.
 *
 * @param trial The pair, the divergence and the grid.
 * @throws {RangeError} If a value is not finite, as JSON cannot carry it.
 */
export function runProfile(
  { pair, divergence, grid }: ProfileTrial,
): { metrics: ProfileMetrics; diagnostics: Diagnostics; artifacts: Artifact[] } {
  const [first, second] = pair.components.map((law, index) =>
    createDistribution(law, `pair.components[${index}]`)
  );
  const { name, ...parameters } = divergence;
  const [profile] = blindnessProfile([first, second], pair.truth, [{ name, parameters }], grid);
  const { value, error, argmin, curvature, relativeCurvature } = profile;
  const wrong = value.findIndex((entry) => !Number.isFinite(entry));
  if (wrong >= 0) {
    throw new RangeError(
      `Cannot profile '${name}' as it must be finite: at α = ${grid[wrong]} it is ${value[wrong]}`,
    );
  }
  const curved = Number.isFinite(curvature.value)
    ? { curvature, relativeCurvature }
    : { curvature: null, relativeCurvature: null };
  return {
    metrics: { profile: { value, error, argmin, ...curved } },
    diagnostics: {},
    artifacts: [],
  };
}
