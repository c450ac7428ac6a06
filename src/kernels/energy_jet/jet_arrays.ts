import { type Jet, type JetOrder, type JetShape, type ScoreMatchingTerms } from "./jet.ts";
import type { KernelInstance } from "./kernel_instance.ts";

/** Throws a TypeError unless an array has the length that it must have. */
export function checkLength(name: string, array: Float32Array, length: number): void {
  if (!(array instanceof Float32Array)) {
    throw new TypeError(`Cannot run the energy jet as '${name}' must be a Float32Array`);
  }
  if (array.length === length) return;
  throw new TypeError(
    `Cannot run the energy jet as '${name}' must have length ${length}: current length is ${array.length}`,
  );
}

/**
 * How many points an array holds.
 *
 * @throws {TypeError} If its length is no multiple of the dimension.
 */
export function pointCount(points: Float32Array, { dimension }: JetShape): number {
  const count = Math.floor(points.length / dimension);
  checkLength("points", points, count * dimension);
  return count;
}

/**
 * Copies the jet of the last forward sweep out of the kernel.
 *
 * @throws {NonFiniteError} If the network overflowed.
 */
export function readJet(kernel: KernelInstance, count: number, order: JetOrder): Jet {
  const { vector, scalar } = lengths(kernel, count, order);
  const action = "evaluate the energy jet";
  kernel.checkFinite("value", count, action, "value");
  kernel.checkFinite("jetGradient", vector, action, "gradient");
  kernel.checkFinite("laplacian", scalar, action, "laplacian");
  return {
    value: kernel.view("value", count).slice(),
    gradient: kernel.view("jetGradient", vector).slice(),
    laplacian: kernel.view("laplacian", scalar).slice(),
  };
}

/**
 * Copies an adjoint of the last jet into the kernel.
 *
 * @throws {TypeError} If a length differs from the jet's.
 * @throws {NonFiniteError} If a number is not finite.
 */
export function writeAdjoint(
  kernel: KernelInstance,
  adjoint: Jet,
  count: number,
  order: JetOrder,
): void {
  const { vector, scalar } = lengths(kernel, count, order);
  checkLength("adjoint.value", adjoint.value, count);
  checkLength("adjoint.gradient", adjoint.gradient, vector);
  checkLength("adjoint.laplacian", adjoint.laplacian, scalar);
  const action = "reverse the energy jet";
  kernel.write("adjointValue", adjoint.value, action, "adjoint.value");
  kernel.write("adjointGradient", adjoint.gradient, action, "adjoint.gradient");
  kernel.write("adjointLaplacian", adjoint.laplacian, action, "adjoint.laplacian");
}

/**
 * Copies the terms of an objective into the kernel.
 *
 * @throws {TypeError} If a length does not match the points.
 * @throws {NonFiniteError} If a number is not finite.
 */
export function writeTerms(kernel: KernelInstance, terms: ScoreMatchingTerms, count: number): void {
  checkLength("baseScore", terms.baseScore, count * kernel.shape.dimension);
  checkLength("weights", terms.weights, count);
  checkLength("laplacianWeights", terms.laplacianWeights, count);
  const action = "evaluate the objective";
  kernel.write("baseScore", terms.baseScore, action, "baseScore");
  kernel.write("sampleWeights", terms.weights, action, "weights");
  kernel.write("laplacianWeights", terms.laplacianWeights, action, "laplacianWeights");
}

function lengths(kernel: KernelInstance, count: number, order: JetOrder) {
  return {
    vector: order === 0 ? 0 : count * kernel.shape.dimension,
    scalar: order === 2 ? count : 0,
  };
}
