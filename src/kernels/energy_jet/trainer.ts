import {
  type Jet,
  type JetOrder,
  type JetShape,
  parameterCount,
  type ScoreMatchingTerms,
} from "./jet.ts";
import { checkLength, pointCount, readJet, writeAdjoint } from "./jet_arrays.ts";
import { KernelInstance } from "./kernel_instance.ts";
import { NonFiniteError } from "./non_finite_error.ts";
import {
  type AdamConstants,
  adamConstants,
  type StepOptions,
  stepOptions,
} from "./training_options.ts";

export type { AdamConstants, StepOptions } from "./training_options.ts";

/** A batch in the kernel's memory, to be filled in place. */
export interface TrainerBatch extends ScoreMatchingTerms {
  /** Points, `n × d`, row-major. */
  readonly points: Float32Array;
}

/**
 * Training with everything resident in the kernel's memory: parameters, gradient, Adam's moments and
 * the averaged parameters. A step moves a batch in and one number out.
 */
export class KernelTrainer {
  /** `wasm-simd` or `wasm-relaxed`. */
  readonly name: string;
  /** The network. */
  readonly shape: JetShape;
  readonly #constants: Required<AdamConstants>;
  #kernel: KernelInstance | undefined;
  #steps = 0;
  /** Whether the packed weights are those of the parameters. */
  #packed = false;
  #last: { readonly count: number; readonly order: JetOrder } | undefined;
  #batchCount = -1;
  #hasGradient = false;

  /**
   * See `instantiateTrainer`.
   *
   * @param kernel An instance of its own.
   * @param constants Adam's constants.
   * @throws {RangeError} If a constant is out of range.
   */
  constructor(kernel: KernelInstance, constants: AdamConstants) {
    this.#kernel = kernel;
    this.name = kernel.name;
    this.shape = kernel.shape;
    this.#constants = adamConstants(constants);
  }

  /**
   * Starts training at given parameters: step 0, no moments, the average equal to the parameters.
   *
   * @param parameters The flat parameter vector.
   * @throws {NonFiniteError} If one is not finite.
   */
  start(parameters: Float32Array): void {
    const kernel = this.#open();
    checkLength("parameters", parameters, kernel.parameterCount);
    const index = parameters.findIndex((parameter) => !Number.isFinite(parameter));
    if (index >= 0) {
      throw new NonFiniteError("start training", "parameters", index, parameters[index]);
    }
    this.#hasGradient = this.#packed = false;
    this.#last = undefined;
    kernel.view("parameters", parameters.length).set(parameters);
    kernel.exports.resetOptimiser();
    this.#steps = 0;
  }

  /** A copy of the parameters. */
  parameters(): Float32Array {
    return this.#open().view("parameters", parameterCount(this.shape)).slice();
  }

  /** A copy of the averaged parameters. */
  averagedParameters(): Float32Array {
    return this.#open().view("average", parameterCount(this.shape)).slice();
  }

  /** A copy of the last gradient, before clipping. */
  gradient(): Float32Array {
    return this.#open().view("gradient", parameterCount(this.shape)).slice();
  }

  /**
   * The arrays of a score-matching batch, to be filled in place before `forwardReverse`. They keep
   * their contents until `batch` is called with another count, or `forward` is called; then they
   * must be asked for again.
   *
   * @param count Points, n.
   */
  batch(count: number): TrainerBatch {
    const kernel = this.#open();
    kernel.prepare(count, 2, false);
    this.#batchCount = count;
    this.#last = undefined;
    return {
      points: kernel.view("points", count * this.shape.dimension),
      baseScore: kernel.view("baseScore", count * this.shape.dimension),
      weights: kernel.view("sampleWeights", count),
      laplacianWeights: kernel.view("laplacianWeights", count),
    };
  }

  /**
   * The score-matching objective of the batch; its gradient stays for `step`.
   *
   * @returns J of `ScoreMatchingTerms`.
   * @throws {TypeError} If no batch was laid out since the last `forward`.
   * @throws {NonFiniteError} If the batch or the objective is not finite.
   */
  forwardReverse(): number {
    const kernel = this.#open();
    const count = this.#batchCount;
    if (count < 0) throw new TypeError("Cannot evaluate the objective as 'batch' must come first");
    const action = "evaluate the objective";
    kernel.checkFinite("points", count * this.shape.dimension, action, "points");
    kernel.checkFinite("baseScore", count * this.shape.dimension, action, "baseScore");
    kernel.checkFinite("sampleWeights", count, action, "weights");
    kernel.checkFinite("laplacianWeights", count, action, "laplacianWeights");
    this.#hasGradient = false;
    this.#pack(kernel);
    const objective = kernel.exports.scoreMatching();
    if (!Number.isFinite(objective)) throw new NonFiniteError(action, "objective", 0, objective);
    this.#hasGradient = true;
    return objective;
  }

  /** The jet at points, for any other objective; see `EnergyJet.forward`. */
  forward(points: Float32Array, order: JetOrder): Jet {
    const kernel = this.#open();
    const count = pointCount(points, this.shape);
    this.#batchCount = -1;
    this.#hasGradient = false;
    this.#last = undefined;
    kernel.prepare(count, order, true);
    kernel.write("points", points, "evaluate the energy jet", "points");
    this.#pack(kernel);
    kernel.exports.forward();
    const jet = readJet(kernel, count, order);
    this.#last = { count, order };
    return jet;
  }

  /** Takes an adjoint of the last jet back to the parameters; the gradient stays for `step`. */
  reverse(adjoint: Jet): void {
    const kernel = this.#open();
    if (this.#last === undefined) {
      throw new TypeError("Cannot reverse the energy jet as 'forward' must come first");
    }
    writeAdjoint(kernel, adjoint, this.#last.count, this.#last.order);
    kernel.exports.reverse();
    this.#hasGradient = true;
  }

  /**
   * One step of Adam on the last gradient, and of the average.
   *
   * @returns The gradient's Euclidean norm before clipping.
   * @throws {TypeError} If there is no gradient since the last step.
   * @throws {NonFiniteError} If the gradient is not finite; the parameters stay as they were.
   */
  step(options: StepOptions): number {
    const kernel = this.#open();
    const { learningRate, clip, emaDecay } = stepOptions(options);
    if (!this.#hasGradient) {
      throw new TypeError("Cannot take an optimiser step as a gradient must come first");
    }
    const norm = kernel.exports.gradientNorm();
    const action = "take an optimiser step";
    if (!Number.isFinite(norm)) throw new NonFiniteError(action, "gradient norm", 0, norm);
    const { beta1, beta2, epsilon } = this.#constants;
    const step = ++this.#steps;
    kernel.exports.adam(
      learningRate / (1 - beta1 ** step),
      beta1,
      beta2,
      epsilon,
      1 / (1 - beta2 ** step),
      norm > clip ? clip / norm : 1,
      1 - emaDecay,
    );
    this.#hasGradient = this.#packed = false;
    this.#last = undefined;
    return norm;
  }

  /** Frees the kernel's memory; the trainer cannot be used afterwards. */
  dispose(): void {
    this.#kernel = undefined;
  }

  #open(): KernelInstance {
    if (this.#kernel === undefined) {
      throw new TypeError("Cannot use the trainer as it must not be disposed of before");
    }
    return this.#kernel;
  }

  #pack(kernel: KernelInstance): void {
    if (!this.#packed) kernel.exports.packParameters();
    this.#packed = true;
  }
}

/**
 * A trainer on the kernel; call `start` first.
 *
 * @param module A compiled build from `loadKernel`, or its bytes.
 * @param shape The network.
 * @param constants Adam's constants.
 * @throws {RangeError} If the shape or a constant is out of range.
 */
export function instantiateTrainer(
  module: WebAssembly.Module | BufferSource,
  shape: JetShape,
  constants: AdamConstants = {},
): KernelTrainer {
  return new KernelTrainer(new KernelInstance(module, shape), constants);
}
