import { type JetShape, parameterCount } from "../../../src/kernels/energy_jet/jet.ts";
import { fold, type Key, keyFromSeed } from "../../../src/random/key.ts";
import { normal } from "../../../src/random/normal.ts";

/** A key for a test, by seed and purpose. */
export function testKey(seed: number, purpose: string): Key {
  return fold(keyFromSeed(seed), purpose);
}

/** Standard normal float32 numbers. */
export function normals(key: Key, count: number, scale = 1): Float32Array {
  return Float32Array.from(normal(key, count), (x) => x * scale);
}

/** Weights of standard deviation `gain` / √inputs and biases of 0.3, in the flat layout. */
export function randomParameters(key: Key, shape: JetShape, gain = 1.3): Float32Array {
  const parameters = normals(key, parameterCount(shape));
  let offset = 0;
  let rows = shape.dimension;
  for (const columns of [...shape.hidden, 1]) {
    const weights = parameters.subarray(offset, offset + rows * columns);
    weights.forEach((w, i) => weights[i] = w * gain / Math.sqrt(rows));
    offset += rows * columns;
    const bias = parameters.subarray(offset, offset + columns);
    bias.forEach((b, i) => bias[i] = 0.3 * b);
    offset += columns;
    rows = columns;
  }
  return parameters;
}

/** ‖a − b‖ / ‖b‖. */
export function relativeDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [difference, norm] = [0, 0];
  for (let i = 0; i < b.length; i++) {
    difference += (a[i] - b[i]) ** 2;
    norm += b[i] ** 2;
  }
  return Math.sqrt(difference / norm);
}
