/** Settings of one optimiser step. */
export interface AdamStep {
  readonly learningRate: number;
  /** The gradient's norm is cut to this. */
  readonly clipNorm: number;
  /** Weight of the old average in the exponential moving average of the parameters. */
  readonly averageDecay: number;
}

const BETA1 = 0.9;
const BETA2 = 0.99;
const EPSILON = 1e-8;

/**
 * Adam with bias correction on a flat parameter vector, with clipping by global norm and an
 * exponential moving average of the parameters.
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
  #steps = 0;

  /** @param parameters Initial parameters; copied. */
  constructor(parameters: Float32Array) {
    this.parameters = parameters.slice();
    this.average = parameters.slice();
    this.#first = new Float32Array(parameters.length);
    this.#second = new Float32Array(parameters.length);
  }

  /**
   * Takes one step.
   *
   * @param gradient The objective's gradient, as long as the parameters.
   * @param step The step's settings.
   * @returns The gradient's norm before clipping.
   */
  step(gradient: Float32Array, { learningRate, clipNorm, averageDecay }: AdamStep): number {
    this.#steps++;
    let squared = 0;
    for (let i = 0; i < gradient.length; i++) squared += gradient[i] * gradient[i];
    const norm = Math.sqrt(squared);
    const scale = norm > clipNorm ? clipNorm / norm : 1;
    const rate = learningRate / (1 - BETA1 ** this.#steps);
    const correction2 = 1 / (1 - BETA2 ** this.#steps);
    const { parameters, average } = this;
    for (let i = 0; i < gradient.length; i++) {
      const g = gradient[i] * scale;
      const first = (this.#first[i] = BETA1 * this.#first[i] + (1 - BETA1) * g);
      const second = (this.#second[i] = BETA2 * this.#second[i] + (1 - BETA2) * g * g);
      parameters[i] -= rate * first / (Math.sqrt(second * correction2) + EPSILON);
      average[i] += (1 - averageDecay) * (parameters[i] - average[i]);
    }
    return norm;
  }
}
