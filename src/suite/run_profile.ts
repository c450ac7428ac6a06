import { createDistribution } from "../distributions/mod.ts";
import { mixtureOf } from "../distributions/mixture.ts";
import { evaluateDivergence } from "../divergences/mod.ts";
import type { Artifact, Diagnostics, ProfileMetrics, ProfileTrial } from "./trial.ts";

/**
 * Evaluates D(p‖q_α) along a grid of mixing weights α, without training.
 *
 * @param trial The pair, the divergence and the grid.
 */
export function runProfile(
  { pair, divergence, grid }: ProfileTrial,
): { metrics: ProfileMetrics; diagnostics: Diagnostics; artifacts: Artifact[] } {
  const components = pair.components.map((law, index) =>
    createDistribution(law, `pair.components[${index}]`)
  );
  const mixtureAt = (weight: number) => mixtureOf([weight, 1 - weight], components);
  const p = mixtureAt(pair.truth);
  const { name, ...parameters } = divergence;
  const estimates = grid.map((weight) =>
    evaluateDivergence(name, p, mixtureAt(weight), parameters)
  );
  const wrong = estimates.findIndex(({ value }) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw new RangeError(
      `Cannot profile '${name}' as it must be finite: at α = ${grid[wrong]} it is ${
        estimates[wrong].value
      }`,
    );
  }
  const value = estimates.map((estimate) => estimate.value);
  return {
    metrics: {
      profile: {
        value,
        error: estimates.map(({ error }) => error),
        argmin: grid[value.indexOf(Math.min(...value))],
      },
    },
    diagnostics: {},
    artifacts: [],
  };
}
