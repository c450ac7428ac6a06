import {
  type EnergyJet,
  type Jet,
  type JetOrder,
  type JetShape,
  type ObjectiveGradient,
  type ScoreMatchingTerms,
} from "./jet.ts";
import { checkLength, pointCount, readJet, writeAdjoint, writeTerms } from "./jet_arrays.ts";
import { KernelInstance } from "./kernel_instance.ts";
import { NonFiniteError } from "./non_finite_error.ts";

/** The energy jet in WebAssembly: no state but the last forward sweep. */
export interface KernelEnergyJet extends EnergyJet {
  /**
   * Objective and gradient in one sweep over tiles that stay in cache, so that no activations are
   * kept for the whole batch. A `reverse` cannot follow it.
   *
   * @param parameters The flat parameter vector.
   * @param points Points, `n × d`, row-major.
   * @param terms Base score and weights.
   * @returns J, and its gradient with respect to the parameters.
   * @throws {TypeError} If a length does not match.
   * @throws {NonFiniteError} If a number that came in or out is not finite.
   */
  forwardReverse(
    parameters: Float32Array,
    points: Float32Array,
    terms: ScoreMatchingTerms,
  ): ObjectiveGradient;
}

/**
 * An energy jet on the kernel.
 *
 * @param module A compiled build from `loadKernel`, or its bytes.
 * @param shape The network.
 * @throws {RangeError} If the shape is outside what the kernel takes.
 */
export function instantiateEnergyJet(
  module: WebAssembly.Module | BufferSource,
  shape: JetShape,
): KernelEnergyJet {
  return new WasmEnergyJet(new KernelInstance(module, shape));
}

class WasmEnergyJet implements KernelEnergyJet {
  readonly name: string;
  readonly shape: JetShape;
  #kernel: KernelInstance | undefined;
  /** The last forward sweep, which `reverse` goes back through. */
  #last: { readonly count: number; readonly order: JetOrder } | undefined;

  constructor(kernel: KernelInstance) {
    this.#kernel = kernel;
    this.name = kernel.name;
    this.shape = kernel.shape;
  }

  forward(parameters: Float32Array, points: Float32Array, order: JetOrder): Jet {
    const kernel = this.#open(parameters);
    const count = pointCount(points, this.shape);
    kernel.prepare(count, order, true);
    this.#load(kernel, parameters, points);
    kernel.exports.forward();
    const jet = readJet(kernel, count, order);
    this.#last = { count, order };
    return jet;
  }

  reverse(adjoint: Jet): Float32Array {
    const kernel = this.#open();
    if (this.#last === undefined) {
      throw new TypeError("Cannot reverse the energy jet as 'forward' must come first");
    }
    writeAdjoint(kernel, adjoint, this.#last.count, this.#last.order);
    kernel.exports.reverse();
    return this.#readGradient(kernel);
  }

  forwardReverse(
    parameters: Float32Array,
    points: Float32Array,
    terms: ScoreMatchingTerms,
  ): ObjectiveGradient {
    const kernel = this.#open(parameters);
    const count = pointCount(points, this.shape);
    kernel.prepare(count, 2, false);
    this.#load(kernel, parameters, points);
    writeTerms(kernel, terms, count);
    const objective = kernel.exports.scoreMatching();
    if (!Number.isFinite(objective)) {
      throw new NonFiniteError("evaluate the objective", "objective", 0, objective);
    }
    return { objective, gradient: this.#readGradient(kernel) };
  }

  dispose(): void {
    this.#kernel = undefined;
    this.#last = undefined;
  }

  #open(parameters?: Float32Array): KernelInstance {
    if (this.#kernel === undefined) {
      throw new TypeError("Cannot use the energy jet as it must not be disposed of before");
    }
    if (parameters !== undefined) {
      checkLength("parameters", parameters, this.#kernel.parameterCount);
    }
    return this.#kernel;
  }

  #load(kernel: KernelInstance, parameters: Float32Array, points: Float32Array): void {
    this.#last = undefined;
    kernel.write("parameters", parameters, "evaluate the energy jet", "parameters");
    kernel.write("points", points, "evaluate the energy jet", "points");
    kernel.exports.packParameters();
  }

  #readGradient(kernel: KernelInstance): Float32Array {
    const length = kernel.parameterCount;
    kernel.checkFinite("gradient", length, "reverse the energy jet", "parameter gradient");
    return kernel.view("gradient", length).slice();
  }
}
