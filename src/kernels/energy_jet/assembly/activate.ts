/** A hidden layer's activation, forward and reverse, on the panels of a tile. */
import {
  activationOffset,
  inputOffset,
  order,
  SLOPES,
  slopesOffset,
  streams,
  stride,
  tileSamples,
} from "./batch";
import { exponential, multiplyAdd } from "./lanes";
import { biasOffset, dimension, gradient, panelsOf, parameters, ROW } from "./network";
import { firstDerivative, secondDerivative, sigmoid, thirdDerivative } from "./swish";

/** Activates layer `layer` ≥ 1, adding its bias, and keeps the slopes that its reverse needs. */
export function activate(layer: i32, workspace: usize, samples: i32): void {
  const bias = parameters + biasOffset(layer);
  for (let half = 0; half < 2 * panelsOf(layer); half++) {
    const matrix = workspace + <usize> (half >> 1) * stride + (<usize> (half & 1) << 4);
    activateHalf(
      matrix + inputOffset(layer),
      v128.load(bias + (<usize> half << 4)),
      matrix + activationOffset(layer),
      workspace + slopesOffset(layer) + <usize> (half * tileSamples) * SLOPES,
      samples,
    );
  }
}

function activateHalf(p: usize, bias: v128, z: usize, slopes: usize, samples: i32): void {
  const tangents = <usize> dimension * ROW;
  for (let sample = 0; sample < samples; sample++) {
    const a = f32x4.add(v128.load(p), bias);
    const e = exponential(f32x4.neg(a));
    const s = sigmoid(e);
    const q = f32x4.mul(e, s);
    const f = f32x4.mul(a, s);
    const f1 = firstDerivative(f, q, s);
    v128.store(z, f);
    v128.store(slopes, f1);
    p += ROW;
    z += ROW;
    if (order > 0) {
      const u = f32x4.sub(q, s);
      const sq = f32x4.mul(s, q);
      const f2 = secondDerivative(a, u, sq);
      v128.store(slopes, f2, 16);
      let square = f32x4.splat(0);
      for (const end = p + tangents; p < end; p += ROW) {
        const t = v128.load(p);
        square = multiplyAdd(t, t, square);
        v128.store(z, f32x4.mul(f1, t));
        z += ROW;
      }
      if (order > 1) {
        const l = v128.load(p);
        const f3 = thirdDerivative(a, u, sq, f2);
        v128.store(z, multiplyAdd(f1, l, f32x4.mul(f2, square)));
        v128.store(slopes, multiplyAdd(f2, l, f32x4.mul(f3, square)), 32);
        p += ROW;
        z += ROW;
      }
    }
    slopes += SLOPES;
  }
}

/** Turns the adjoint of layer `layer`'s activations into that of its inputs, in place. */
export function reverseActivation(
  layer: i32,
  workspace: usize,
  adjoint: usize,
  samples: i32,
): void {
  const bias = gradient + biasOffset(layer);
  for (let half = 0; half < 2 * panelsOf(layer); half++) {
    const at = <usize> (half >> 1) * stride + (<usize> (half & 1) << 4);
    const sum = reverseHalf(
      workspace + inputOffset(layer) + at,
      adjoint + at,
      workspace + slopesOffset(layer) + <usize> (half * tileSamples) * SLOPES,
      samples,
    );
    const to = bias + (<usize> half << 4);
    v128.store(to, f32x4.add(v128.load(to), sum));
  }
}

/** One half panel; returns the sum of the value rows, the gradient of the bias. */
function reverseHalf(p: usize, b: usize, slopes: usize, samples: i32): v128 {
  const tangents = <usize> dimension * ROW;
  const rows = <usize> streams * ROW;
  let biasSum = f32x4.splat(0);
  for (let sample = 0; sample < samples; sample++) {
    const f1 = v128.load(slopes);
    let adjoint = f32x4.mul(f1, v128.load(b));
    if (order > 0) {
      const f2 = v128.load(slopes, 16);
      const last = tangents + ROW;
      let l = f32x4.splat(0);
      if (order > 1) {
        l = v128.load(b + last);
        v128.store(b + last, f32x4.mul(f1, l));
        adjoint = multiplyAdd(v128.load(slopes, 32), l, adjoint);
      }
      const bend = f32x4.mul(f32x4.add(f2, f2), l);
      let dot = f32x4.splat(0);
      for (let at = ROW; at < last; at += ROW) {
        const t = v128.load(p + at);
        const tangent = v128.load(b + at);
        dot = multiplyAdd(tangent, t, dot);
        v128.store(b + at, multiplyAdd(f1, tangent, f32x4.mul(bend, t)));
      }
      adjoint = multiplyAdd(f2, dot, adjoint);
    }
    v128.store(b, adjoint);
    biasSum = f32x4.add(biasSum, adjoint);
    p += rows;
    b += rows;
    slopes += SLOPES;
  }
  return biasSum;
}
