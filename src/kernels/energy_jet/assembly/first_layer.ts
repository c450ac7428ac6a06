/**
 * The first layer. Its tangents before the activation are the rows of its weight matrix, the same
 * for every sample, and its Laplacian is 0, so only the value needs a product.
 */
import {
  activationOffset,
  order,
  points,
  SLOPES,
  slopesOffset,
  streams,
  stride,
  tileSamples,
} from "./batch";
import { exponential, multiplyAdd } from "./lanes";
import {
  biasOffset,
  dimension,
  gradient,
  panelsOf,
  parameters,
  ROW,
  squaredWeights,
  weightOffset,
  widthOf,
} from "./network";
import { firstDerivative, secondDerivative, sigmoid, thirdDerivative } from "./swish";

/** Activates the first layer for `samples` points from index `first`. */
export function activateFirst(workspace: usize, first: i32, samples: i32): void {
  const from = points + (<usize> (first * dimension) << 2);
  for (let half = 0; half < 2 * panelsOf(0); half++) {
    const column = <usize> half << 4;
    const matrix = <usize> (half >> 1) * stride + (<usize> (half & 1) << 4);
    activateHalf(
      from,
      column,
      workspace + activationOffset(0) + matrix,
      workspace + slopesOffset(0) + <usize> (half * tileSamples) * SLOPES,
      samples,
    );
  }
}

function activateHalf(x: usize, column: usize, z: usize, slopes: usize, samples: i32): void {
  const bytes = <usize> widthOf(0) << 2;
  const weights = parameters + weightOffset(0) + column;
  const weightsEnd = weights + <usize> dimension * bytes;
  const bias = v128.load(parameters + biasOffset(0) + column);
  const square = v128.load(squaredWeights + column);
  for (let sample = 0; sample < samples; sample++) {
    let a = bias;
    for (let w = weights; w < weightsEnd; w += bytes) {
      a = multiplyAdd(v128.load32_splat(x), v128.load(w), a);
      x += 4;
    }
    const e = exponential(f32x4.neg(a));
    const s = sigmoid(e);
    const q = f32x4.mul(e, s);
    const f = f32x4.mul(a, s);
    const f1 = firstDerivative(f, q, s);
    v128.store(z, f);
    v128.store(slopes, f1);
    z += ROW;
    if (order > 0) {
      const u = f32x4.sub(q, s);
      const sq = f32x4.mul(s, q);
      const f2 = secondDerivative(a, u, sq);
      v128.store(slopes, f2, 16);
      for (let w = weights; w < weightsEnd; w += bytes) {
        v128.store(z, f32x4.mul(f1, v128.load(w)));
        z += ROW;
      }
      if (order > 1) {
        v128.store(z, f32x4.mul(f2, square));
        v128.store(slopes, f32x4.mul(thirdDerivative(a, u, sq, f2), square), 32);
        z += ROW;
      }
    }
    slopes += SLOPES;
  }
}

/** Adds a tile's part of the first layer's gradient; overwrites `adjoint`. */
export function reverseFirst(workspace: usize, adjoint: usize, first: i32, samples: i32): void {
  const from = points + (<usize> (first * dimension) << 2);
  for (let half = 0; half < 2 * panelsOf(0); half++) {
    const column = <usize> half << 4;
    const matrix = adjoint + <usize> (half >> 1) * stride + (<usize> (half & 1) << 4);
    const slopes = workspace + slopesOffset(0) + <usize> (half * tileSamples) * SLOPES;
    const curvatures = reverseValues(column, matrix, slopes, samples);
    addWeightGradient(from, column, matrix, slopes, samples, curvatures);
  }
}

/** Replaces each value row by the adjoint of a; returns Σ 2 f″ l̄ over the samples. */
function reverseValues(column: usize, b: usize, slopes: usize, samples: i32): v128 {
  const bytes = <usize> widthOf(0) << 2;
  const weights = parameters + weightOffset(0) + column;
  const weightsEnd = weights + <usize> dimension * bytes;
  let curvatures = f32x4.splat(0);
  let biasSum = f32x4.splat(0);
  for (let sample = 0; sample < samples; sample++) {
    let adjoint = f32x4.mul(v128.load(slopes), v128.load(b));
    if (order > 0) {
      const f2 = v128.load(slopes, 16);
      let dot = f32x4.splat(0);
      let tangent = b + ROW;
      for (let w = weights; w < weightsEnd; w += bytes) {
        dot = multiplyAdd(v128.load(tangent), v128.load(w), dot);
        tangent += ROW;
      }
      adjoint = multiplyAdd(f2, dot, adjoint);
      if (order > 1) {
        const l = v128.load(tangent);
        adjoint = multiplyAdd(v128.load(slopes, 32), l, adjoint);
        curvatures = multiplyAdd(f32x4.add(f2, f2), l, curvatures);
      }
    }
    v128.store(b, adjoint);
    biasSum = f32x4.add(biasSum, adjoint);
    b += <usize> streams * ROW;
    slopes += SLOPES;
  }
  const bias = gradient + biasOffset(0) + column;
  v128.store(bias, f32x4.add(v128.load(bias), biasSum));
  return curvatures;
}

function addWeightGradient(
  x: usize,
  column: usize,
  b: usize,
  slopes: usize,
  samples: i32,
  curvatures: v128,
): void {
  const bytes = <usize> widthOf(0) << 2;
  const vector = <usize> dimension << 2;
  for (let j = 0; j < dimension; j++) {
    const offset = weightOffset(0) + <usize> j * bytes + column;
    let sum = multiplyAdd(
      v128.load(parameters + offset),
      curvatures,
      v128.load(gradient + offset),
    );
    let row = b, f1 = slopes, coordinate = x + (<usize> j << 2);
    const tangent = <usize> (j + 1) * ROW;
    for (let sample = 0; sample < samples; sample++) {
      sum = multiplyAdd(v128.load32_splat(coordinate), v128.load(row), sum);
      if (order > 0) sum = multiplyAdd(v128.load(f1), v128.load(row + tangent), sum);
      row += <usize> streams * ROW;
      f1 += SLOPES;
      coordinate += vector;
    }
    v128.store(gradient + offset, sum);
  }
}
