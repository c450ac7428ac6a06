import { createDistribution } from "../../../src/distributions/mod.ts";
import type { Distribution } from "../../../src/distributions/distribution.ts";
import { GaussianMixture } from "../../../src/distributions/gaussian_mixture.ts";
import { standardise } from "../../../src/estimators/training/standardisation.ts";
import { freshProblem } from "../../../src/estimators/problem.ts";
import { fold, keyFromSeed } from "../../../src/random/key.ts";
import type { ProfileReply, ProfileRequest } from "../protocol.ts";
import { cellVolume, gridPoints } from "./grid.ts";
import { firstAndRest } from "./sweep_weight.ts";

/** Points along an axis: scores change sides between two modes within a few hundredths of the box. */
const NODES = [8000, 200] as const;
/** Values of α on each side of 0.5; denser at the ends, where profiles are steep. */
const STEPS = 49;

/**
 * FD(p‖q_α) and MFD(p‖q_α) as the weight α of the first mode sweeps against the rest, by sums over a
 * grid. With r the responsibility of the first mode, the scores of p and q_α differ by
 * (r_p − r_q)(s₁ − s₂); bridged, by the same sum over three densities. So the sweep needs each
 * density and score once.
 *
 * @param request What is asked; the bridge is that of the fit under the same seed.
 */
export function showProfile(request: ProfileRequest): ProfileReply {
  const { id, law, box, beta, widening, seed } = request;
  const split = firstAndRest(law);
  const empty = { kind: "profile", id, grid: [], fisher: [], mixture: [], truth: NaN } as const;
  if (split === undefined) return empty;
  const target = createDistribution(law);
  const bridge = bridgeOf(target, seed, widening);
  const nodes = NODES[target.dimension - 1];
  const points = gridPoints(box, nodes);
  const volume = cellVolume(box, nodes);
  const laws = [...split.components.map((part) => createDistribution(part)), bridge];
  const parts = laws.map((part) => ({
    density: part.logDensity(points).map(Math.exp),
    score: part.score(points),
  }));
  const grid = Array.from({ length: STEPS }, (_, k) => (k + 1) / (STEPS + 1));
  const { truth } = split;
  const at = (alpha: number, share: number) =>
    volume * sweptFisher(parts, target.dimension, truth, alpha, share);
  return {
    ...empty,
    truth,
    grid,
    fisher: grid.map((alpha) => at(alpha, 1)),
    mixture: grid.map((alpha) => at(alpha, beta)),
  };
}

/** The bridge m: the Gaussian with the data's moments, in the data's coordinates. */
function bridgeOf(target: Distribution, seed: number, widening: number): Distribution {
  const key = fold(keyFromSeed(seed), "fit");
  const { base, centre, scale } = standardise(freshProblem(target), key, widening);
  const { cholesky } = base.factors[0];
  const d = target.dimension;
  const covariance = centre.map((_, row) =>
    centre.map((_, column) =>
      centre.reduce((sum, _, k) => sum + cholesky[row * d + k] * cholesky[column * d + k], 0) *
      scale ** 2
    )
  );
  return new GaussianMixture({ weights: [1], means: [[...centre]], covariances: [covariance] });
}

interface Part {
  readonly density: Float64Array;
  readonly score: Float64Array;
}

/** Σ ½ p̃ ‖Σₖ (r_p,k − r_q,k) s_k‖² over the grid; a share of 1 leaves the bridge out. */
function sweptFisher(
  [first, rest, bridge]: readonly Part[],
  d: number,
  truth: number,
  alpha: number,
  beta: number,
): number {
  let sum = 0;
  for (let i = 0; i < first.density.length; i++) {
    const [a, b, m] = [first.density[i], rest.density[i], (1 - beta) * bridge.density[i]];
    const p = beta * (truth * a + (1 - truth) * b) + m;
    const q = beta * (alpha * a + (1 - alpha) * b) + m;
    if (!(p > 0 && q > 0)) continue;
    const byFirst = beta * a * (truth / p - alpha / q);
    const byRest = beta * b * ((1 - truth) / p - (1 - alpha) / q);
    const byBridge = m * (1 / p - 1 / q);
    for (let axis = 0; axis < d; axis++) {
      const at = i * d + axis;
      const difference = byFirst * first.score[at] + byRest * rest.score[at] +
        byBridge * bridge.score[at];
      sum += 0.5 * p * difference * difference;
    }
  }
  return sum;
}
