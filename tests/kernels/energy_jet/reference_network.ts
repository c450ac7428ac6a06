import type { Jet, JetOrder, JetShape } from "../../../src/kernels/energy_jet/jet.ts";

/**
 * The network in float64, with nothing of the kernel's method: derivatives along one axis at a time
 * by truncated Taylor series, f(x + t e_j) to second order in t, from the definition of each
 * operation. The Laplacian is then twice the sum of the second coefficients.
 */

/** The first three Taylor coefficients of a function of t at 0. */
type Series = readonly [number, number, number];

/** f at one point, in float64. */
export function referenceValue(
  shape: JetShape,
  parameters: ArrayLike<number>,
  point: ArrayLike<number>,
): number {
  return propagate(shape, parameters, Array.from(point, (x): Series => [x, 0, 0]))[0];
}

/** The jet at points `n × d`, in float64; every entry at its place, whatever the order. */
export function referenceJet(
  shape: JetShape,
  parameters: ArrayLike<number>,
  points: ArrayLike<number>,
): { value: number[]; gradient: number[]; laplacian: number[] } {
  const { dimension } = shape;
  const jet = { value: [] as number[], gradient: [] as number[], laplacian: [] as number[] };
  for (let i = 0; i < points.length; i += dimension) {
    let laplacian = 0;
    let value = 0;
    for (let axis = 0; axis < dimension; axis++) {
      const input = Array.from(
        { length: dimension },
        (_, j): Series => [points[i + j], j === axis ? 1 : 0, 0],
      );
      const series = propagate(shape, parameters, input);
      value = series[0];
      jet.gradient.push(series[1]);
      laplacian += 2 * series[2];
    }
    jet.value.push(value);
    jet.laplacian.push(laplacian);
  }
  return jet;
}

/** Σ adjoint · jet in float64, over the streams of an order. */
export function referencePairing(
  shape: JetShape,
  parameters: ArrayLike<number>,
  points: ArrayLike<number>,
  adjoint: Jet,
  order: JetOrder,
): number {
  const jet = referenceJet(shape, parameters, points);
  let sum = 0;
  adjoint.value.forEach((a, i) => sum += a * jet.value[i]);
  if (order > 0) adjoint.gradient.forEach((a, i) => sum += a * jet.gradient[i]);
  if (order > 1) adjoint.laplacian.forEach((a, i) => sum += a * jet.laplacian[i]);
  return sum;
}

function propagate(
  shape: JetShape,
  parameters: ArrayLike<number>,
  input: Series[],
): Series {
  let rows = input;
  let offset = 0;
  for (const width of shape.hidden) {
    rows = linear(parameters, offset, rows, width).map(swish);
    offset += (rowsOf(shape, offset) + 1) * width;
  }
  return linear(parameters, offset, rows, 1)[0];
}

/** The number of inputs of the layer whose parameters start at an offset. */
function rowsOf(shape: JetShape, offset: number): number {
  let rows = shape.dimension;
  let at = 0;
  for (const width of shape.hidden) {
    if (at === offset) return rows;
    at += (rows + 1) * width;
    rows = width;
  }
  return rows;
}

function linear(
  parameters: ArrayLike<number>,
  offset: number,
  input: readonly Series[],
  width: number,
): Series[] {
  return Array.from({ length: width }, (_, o): Series => {
    let [a0, a1, a2] = [parameters[offset + input.length * width + o], 0, 0];
    input.forEach((x, i) => {
      const w = parameters[offset + i * width + o];
      a0 += w * x[0];
      a1 += w * x[1];
      a2 += w * x[2];
    });
    return [a0, a1, a2];
  });
}

/** a / (1 + exp(−a)) by the series of exp, of a reciprocal and of a product. */
function swish(a: Series): Series {
  const e0 = Math.exp(-a[0]);
  const e1 = -e0 * a[1];
  const e2 = e0 * (a[1] * a[1] / 2 - a[2]);
  const s0 = 1 / (1 + e0);
  const s1 = -s0 * s0 * e1;
  const s2 = s0 * s0 * (s0 * e1 * e1 - e2);
  return [a[0] * s0, a[0] * s1 + a[1] * s0, a[0] * s2 + a[1] * s1 + a[2] * s0];
}
