/** The kernel's exports. Lengths and orders are checked by the binding, not here. */
import { carry, layOutBatch, retained, tileCount, workspaceOf } from "./batch";
import { forwardTile } from "./forward";
import { layOut, parameterCount } from "./network";
import { clearGradient, unpackGradient } from "./pack";
import { reverseTile } from "./reverse";
import { needsLaplacian, scoreMatchingTile } from "./score_matching";

export { adam, gradientNorm, resetOptimiser } from "./optimiser";
export { multiplyAddLoop } from "./peak";
export { packParameters } from "./pack";
// Addresses of the arrays that the binding reads and writes.
export { average, gradient, parameters } from "./network";
export {
  adjointGradient,
  adjointLaplacian,
  adjointValue,
  baseScore,
  jetGradient,
  laplacian,
  laplacianWeights,
  points,
  sampleWeights,
  value,
} from "./batch";

/** Whether this build uses relaxed SIMD. */
export const relaxed: bool = ASC_FEATURE_RELAXED_SIMD;

/** Lays a network out; returns the number of parameters, or −1 if memory is refused. */
export function configure(d: i32, layers: i32, w0: i32, w1: i32, w2: i32, w3: i32): i32 {
  return layOut(d, layers, w0, w1, w2, w3) ? parameterCount : -1;
}

/** Lays a batch out; 0 if memory is refused. Moves every array of the batch. */
export function prepare(count: i32, order: i32, retain: i32): i32 {
  return layOutBatch(count, order, retain != 0) ? 1 : 0;
}

/** The jet of the batch's points. */
export function forward(): void {
  const tiles = tileCount();
  for (let tile = 0; tile < tiles; tile++) forwardTile(tile, workspaceOf(tile));
}

/** The parameter gradient of Σ adjoint · jet, after `forward` on the same batch. */
export function reverse(): void {
  const tiles = tileCount();
  clearGradient();
  for (let tile = 0; tile < tiles; tile++) {
    const workspace = workspaceOf(tile);
    if (!retained) forwardTile(tile, workspace);
    reverseTile(tile, workspace);
  }
  unpackGradient();
}

/** The score-matching objective of the batch and its parameter gradient, tile by tile. */
export function scoreMatching(): f64 {
  const tiles = tileCount();
  let sum: f64 = 0;
  clearGradient();
  for (let tile = 0; tile < tiles; tile++) {
    const workspace = workspaceOf(tile);
    carry(needsLaplacian(tile) ? 2 : 1);
    forwardTile(tile, workspace);
    sum += scoreMatchingTile(tile);
    reverseTile(tile, workspace);
  }
  carry(2);
  unpackGradient();
  return sum;
}

/** Index of the first entry that is not finite, or −1. */
export function firstNonFinite(address: usize, length: i32): i32 {
  for (let i = 0; i < length; i++) {
    const x = load<f32>(address + (<usize> i << 2));
    // The difference is NaN for an infinity or a NaN.
    if (x - x != 0) return i;
  }
  return -1;
}
