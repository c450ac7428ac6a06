import type { Distribution } from "../../src/distributions/distribution.ts";
import { createDistribution } from "../../src/distributions/mod.ts";

/** N(mean, std² I). */
export function gaussian(mean: readonly number[], std: number): Distribution {
  return createDistribution({
    law: "gaussian-mixture",
    weights: [1],
    means: [mean],
    covariances: [mean.map((_, i) => mean.map((_, j) => i === j ? std * std : 0))],
  });
}

/** α N(−c, 1) + (1 − α) N(c, 1). */
export function pair(alpha: number, c: number): Distribution {
  return createDistribution({
    law: "gaussian-mixture",
    weights: [alpha, 1 - alpha],
    means: [[-c], [c]],
    covariances: [[[1]], [[1]]],
  });
}
