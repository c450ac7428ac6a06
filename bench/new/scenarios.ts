import twoGaussians from "./two_gaussians.json" with { type: "json" };

/** A small scenario with a divergence of a person's own beside two of the suite's. */
const withDivergence = (module: string) => ({
  profiles: [{
    pair: { name: "two-gaussians", components: [bell(-3), bell(3)], truth: 0.3 },
    divergences: [{ name: module }, { name: "kl" }, { name: "fisher" }],
    grid: [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95],
  }],
});

/** A small scenario with a metric of a person's own. */
const withMetric = (module: string) => ({
  metrics: [module],
  fits: {
    targets: [{ name: "two-gaussians", law: twoGaussians }],
    estimators: [{ name: "score-matching" }, { name: "gaussian-mixture" }],
    budget: { steps: 500, batch: 128 },
  },
});

/**
 * A scenario in JSON form that uses a skeleton, for the kinds that the command line has no option for.
 *
 * @param kind What the skeleton is.
 * @param name Its name in kebab case.
 * @param file The skeleton's file name; it lies beside the scenario.
 */
export function skeletonScenario(kind: "divergence" | "metric", name: string, file: string) {
  return {
    name,
    title: `A ${kind} of my own`,
    description: `Tries ${file} on two Gaussians.`,
    seeds: 1,
    ...(kind === "divergence" ? withDivergence : withMetric)(`./${file}`),
  };
}

function bell(mean: number) {
  return { law: "gaussian-mixture", weights: [1], means: [[mean]], covariances: [[[1]]] };
}
