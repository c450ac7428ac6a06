/** The implicit score-matching objective of one tile and its adjoint. */
import {
  adjointGradient,
  adjointLaplacian,
  adjointValue,
  baseScore,
  jetGradient,
  laplacian,
  laplacianWeights,
  sampleWeights,
  tileSamples,
} from "./batch";
import { samplesIn } from "./forward";
import { dimension } from "./network";

/** Whether any sample of a tile has a Laplacian weight; the others need no Laplacian stream. */
export function needsLaplacian(tile: i32): bool {
  const first = tile * tileSamples;
  for (let i = first; i < first + samplesIn(tile); i++) {
    if (load<f32>(laplacianWeights + (<usize> i << 2)) != 0) return true;
  }
  return false;
}

/** Σ wᵢ (½ |sᵢ|² + cᵢ Δfᵢ) over a tile, sᵢ = baseᵢ + ∇fᵢ; leaves the adjoint in its arrays. */
export function scoreMatchingTile(tile: i32): f64 {
  const first = tile * tileSamples;
  let sum: f64 = 0;
  for (let i = first; i < first + samplesIn(tile); i++) {
    const scalar = <usize> i << 2;
    const weight = load<f32>(sampleWeights + scalar);
    const laplacianWeight = load<f32>(laplacianWeights + scalar);
    let square: f64 = 0;
    for (let j = 0; j < dimension; j++) {
      const at = <usize> (i * dimension + j) << 2;
      const score = load<f32>(baseScore + at) + load<f32>(jetGradient + at);
      square += <f64> score * <f64> score;
      store<f32>(adjointGradient + at, weight * score);
    }
    let term: f64 = 0.5 * square;
    // Without a Laplacian stream its array holds what an earlier batch left.
    if (laplacianWeight != 0) {
      term += <f64> laplacianWeight * <f64> load<f32>(laplacian + scalar);
    }
    sum += <f64> weight * term;
    store<f32>(adjointValue + scalar, 0);
    store<f32>(adjointLaplacian + scalar, weight * laplacianWeight);
  }
  return sum;
}
