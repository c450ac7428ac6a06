/** Adam's constants; Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015. */
export interface AdamConstants {
  /** Decay of the first moment, β₁; 0.9 by default. */
  readonly beta1?: number;
  /** Decay of the second moment, β₂; 0.999 by default. */
  readonly beta2?: number;
  /** Added to the root of the second moment, ε; 1e-8 by default. */
  readonly epsilon?: number;
}

/** What may change from step to step. */
export interface StepOptions {
  /** Adam's rate r; not negative. */
  readonly learningRate: number;
  /** The gradient is scaled down to this Euclidean norm if it is longer; no limit by default. */
  readonly clip?: number;
  /** Decay of the averaged parameters, in [0, 1); 0, the default, makes them follow at once. */
  readonly emaDecay?: number;
}

/**
 * Adam's constants with their defaults.
 *
 * @throws {RangeError} If one is out of range.
 */
export function adamConstants(constants: AdamConstants): Required<AdamConstants> {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = constants;
  checkInterval("beta1", beta1, 0, 1);
  checkInterval("beta2", beta2, 0, 1);
  checkInterval("epsilon", epsilon, Number.MIN_VALUE, Infinity);
  return { beta1, beta2, epsilon };
}

/**
 * A step's options with their defaults.
 *
 * @throws {RangeError} If one is out of range.
 */
export function stepOptions(options: StepOptions): Required<StepOptions> {
  const { learningRate, clip = Infinity, emaDecay = 0 } = options;
  checkInterval("learningRate", learningRate, 0, Infinity);
  if (!(clip > 0)) throw outside("clip", clip, "positive");
  checkInterval("emaDecay", emaDecay, 0, 1);
  return { learningRate, clip, emaDecay };
}

function checkInterval(name: string, value: number, from: number, to: number): void {
  if (!(value >= from && value < to)) throw outside(name, value, `in [${from}, ${to})`);
}

function outside(name: string, value: number, wanted: string): RangeError {
  return new RangeError(
    `Cannot train as '${name}' must be ${wanted}: current value is ${value}`,
  );
}
