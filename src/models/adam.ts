import { NonFiniteError } from "../kernels/energy_jet/non_finite_error.ts";
import type {
  AdamConstants as OptionalConstants,
  StepOptions,
} from "../kernels/energy_jet/trainer.ts";

/** Adam's constants: decays of the two moments, and what is added to the root of the second. */
export type AdamConstants = Required<OptionalConstants>;

/**
 * Adam with bias correction on a flat parameter vector, with clipping by global norm and an
 * exponential moving average of the parameters; the same mathematics as the kernel's.
 *
 * Source: D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1.
 */
export class Adam {
  /** The parameters, updated in place. */
  readonly parameters: Float32Array;
  /** Their moving average: what to use when training ends. */
  readonly average: Float32Array;
  readonly #first: Float32Array;
  readonly #second: Float32Array;
  readonly #constants: AdamConstants;
  #steps = 0;

  /**
   * @param parameters Initial parameters; copied.
   * @param constants Adam's constants.
   */
  constructor(parameters: Float32Array, constants: AdamConstants) {
    this.parameters = parameters.slice();
    this.average = parameters.slice();
    this.#first = new Float32Array(parameters.length);
    this.#second = new Float32Array(parameters.length);
    this.#constants = constants;
  }

  /**
   * Takes one step.
   *
   * @param gradient The objective's gradient, as long as the parameters.
   * @param options Learning rate, clipping norm and decay of the average.
   * @returns The gradient's norm before clipping.
   * @throws {NonFiniteError} If the gradient is not finite; the parameters stay as they were.
   */
  step(
    gradient: Float32Array,
    { learningRate, clip = Infinity, emaDecay = 0 }: StepOptions,
  ): number {
    const norm = Math.sqrt(gradient.reduce((sum, entry) => sum + entry * entry, 0));
    if (!Number.isFinite(norm)) {
      throw new NonFiniteError("take an optimiser step", "gradient norm", 0, norm);
    }
    const { beta1, beta2, epsilon } = this.#constants;
    const step = ++this.#steps;
    const scale = norm > clip ? clip / norm : 1;
    const rate = learningRate / (1 - beta1 ** step);
    const correction = 1 / (1 - beta2 ** step);
    const { parameters, average } = this;
    for (let i = 0; i < gradient.length; i++) {
      const g = gradient[i] * scale;
      const first = (this.#first[i] = beta1 * this.#first[i] + (1 - beta1) * g);
      const second = (this.#second[i] = beta2 * this.#second[i] + (1 - beta2) * g * g);
      parameters[i] -= rate * first / (Math.sqrt(second * correction) + epsilon);
      average[i] += (1 - emaDecay) * (parameters[i] - average[i]);
    }
    return norm;
  }
}
