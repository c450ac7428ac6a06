/**
 * A float64 energy network written as plainly as its definition, for tests: the jet comes from
 * central differences of the value, so that it shares nothing with the forward Laplacian.
 */
import { type JetShape, parameterLayout } from "../../src/models/energy_jet.ts";

/** f(x) at one point. */
export function referenceValue(
  shape: JetShape,
  parameters: Float64Array,
  point: readonly number[],
): number {
  const { layers } = parameterLayout(shape);
  let activations = [...point];
  layers.forEach((layer, index) => {
    activations = Array.from({ length: layer.fanOut }, (_, column) => {
      let sum = parameters[layer.biases + column];
      for (let row = 0; row < layer.fanIn; row++) {
        sum += activations[row] * parameters[layer.weights + row * layer.fanOut + column];
      }
      return index === layers.length - 1 ? sum : sum / (1 + Math.exp(-sum));
    });
  });
  return activations[0];
}

/** Value, gradient and Laplacian at one point by central differences of sixth order. */
export function referenceJet(
  shape: JetShape,
  parameters: Float64Array,
  point: readonly number[],
): { value: number; gradient: number[]; laplacian: number } {
  const value = referenceValue(shape, parameters, point);
  const h = 0.01;
  const gradient: number[] = [];
  let laplacian = 0;
  for (let axis = 0; axis < point.length; axis++) {
    const at = (steps: number) =>
      referenceValue(shape, parameters, point.map((x, i) => i === axis ? x + steps * h : x));
    const [m3, m2, m1, p1, p2, p3] = [-3, -2, -1, 1, 2, 3].map(at);
    gradient.push((p3 - m3 - 9 * (p2 - m2) + 45 * (p1 - m1)) / (60 * h));
    laplacian += (2 * (p3 + m3) - 27 * (p2 + m2) + 270 * (p1 + m1) - 490 * value) / (180 * h * h);
  }
  return { value, gradient, laplacian };
}

/** ‖a − b‖ / ‖b‖. */
export function relativeDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let difference = 0;
  let norm = 0;
  for (let i = 0; i < b.length; i++) {
    difference += (a[i] - b[i]) ** 2;
    norm += b[i] ** 2;
  }
  return Math.sqrt(difference / norm);
}
