/** The reverse sweep of one tile: adds its part of the parameter gradient. */
import { reverseActivation } from "./activate";
import {
  activationOffset,
  adjointGradient,
  adjointLaplacian,
  adjointMatrix0,
  adjointMatrix1,
  adjointValue,
  order,
  rowScalars,
  streams,
  stride,
  tileSamples,
} from "./batch";
import { reverseFirst } from "./first_layer";
import { clearTail, samplesIn } from "./forward";
import { multiplyAdd } from "./lanes";
import {
  biasOffset,
  depth,
  dimension,
  gradient,
  packedGradient,
  packedTransposed,
  panelsOf,
  parameters,
  ROW,
  weightOffset,
} from "./network";
import { addOuterProduct } from "./outer";
import { product } from "./product";

/** Takes a tile's adjoint from the adjoint arrays back through the activations in `workspace`. */
export function reverseTile(tile: i32, workspace: usize): void {
  const samples = samplesIn(tile);
  const rows = samples * streams;
  gatherRows(tile * tileSamples, samples);
  let adjoint = adjointMatrix0;
  let next = adjointMatrix1;
  reverseOutput(workspace + activationOffset(depth - 1), adjoint, rows);
  for (let k = depth - 1; k > 0; k--) {
    const inputs = panelsOf(k - 1);
    const outputs = panelsOf(k);
    reverseActivation(k, workspace, adjoint, samples);
    clearTail(adjoint, rows, outputs);
    const activations = workspace + activationOffset(k - 1);
    addOuterProduct(activations, adjoint, packedGradient(k), rows, inputs, outputs, stride);
    product(adjoint, packedTransposed(k), next, rows, outputs, inputs, stride);
    const swap = adjoint;
    adjoint = next;
    next = swap;
  }
  reverseFirst(workspace, adjoint, tile * tileSamples, samples);
}

/** The adjoint of each row's output, and the output bias's gradient. */
function gatherRows(first: i32, samples: i32): void {
  let to = rowScalars;
  const vector = <usize> dimension << 2;
  let biasSum: f32 = 0;
  for (let i = first; i < first + samples; i++) {
    const v = load<f32>(adjointValue + (<usize> i << 2));
    biasSum += v;
    store<f32>(to, v);
    to += 4;
    if (order == 0) continue;
    memory.copy(to, adjointGradient + <usize> i * vector, vector);
    to += vector;
    if (order == 1) continue;
    store<f32>(to, load<f32>(adjointLaplacian + (<usize> i << 2)));
    to += 4;
  }
  const bias = gradient + biasOffset(depth);
  store<f32>(bias, load<f32>(bias) + biasSum);
}

/** The output layer: its weights' gradient, and the adjoint of the last activations. */
function reverseOutput(activations: usize, adjoint: usize, rows: i32): void {
  for (let half = 0; half < 2 * panelsOf(depth - 1); half++) {
    const offset = weightOffset(depth) + (<usize> half << 4);
    const weights = v128.load(parameters + offset);
    const at = <usize> (half >> 1) * stride + (<usize> (half & 1) << 4);
    let sum = v128.load(gradient + offset);
    let z = activations + at, b = adjoint + at;
    const end = rowScalars + (<usize> rows << 2);
    for (let scalar = rowScalars; scalar < end; scalar += 4) {
      const rowAdjoint = v128.load32_splat(scalar);
      v128.store(b, f32x4.mul(rowAdjoint, weights));
      sum = multiplyAdd(rowAdjoint, v128.load(z), sum);
      z += ROW;
      b += ROW;
    }
    v128.store(gradient + offset, sum);
  }
}
