import { learningRate } from "../models/learning_rate.ts";
import { initialise } from "../models/initialise.ts";
import type { EnergyTrainer } from "../models/energy_trainer.ts";
import { fold, type Key } from "../random/key.ts";
import type { FitContext, TrainingCurve } from "./estimator.ts";

/**
 * An objective on energy jets: draws its samples under the step's key, evaluates the network on them
 * and leaves the gradient in the trainer.
 *
 * @returns The objective's value, up to the constant that it drops.
 */
export type Objective = (trainer: EnergyTrainer, key: Key) => number;

/** Settings of the shared training loop. */
export interface TrainingSettings {
  /** Learning rate after warm-up. */
  readonly learningRate: number;
  /** First-layer gain of the initialisation. */
  readonly gain: number;
  /** The gradient's norm is cut to this. */
  readonly clipNorm: number;
  /** Decay of the moving average of the parameters. */
  readonly averageDecay: number;
}

/** Points kept of the training curve. */
const RECORDS = 200;
/** Steps between two returns to the event loop, so that an abort is heard. */
const STEPS_BETWEEN_YIELDS = 100;

/**
 * The training loop that all energy-based estimators share: Adam with warm-up and cosine decay,
 * clipping, and a moving average of the parameters.
 *
 * @param trainer The network.
 * @param objective What to minimise.
 * @param settings The loop's settings.
 * @param context Key, budget, abort signal and progress callback.
 * @returns The averaged parameters and the training curve.
 * @throws {NonFiniteError} If the objective or its gradient is no longer finite.
 */
export async function train(
  trainer: EnergyTrainer,
  objective: Objective,
  settings: TrainingSettings,
  context: FitContext,
): Promise<{ parameters: Float32Array; training: TrainingCurve }> {
  const { steps } = context.budget;
  trainer.start(initialise(fold(context.key, "network"), trainer.shape, settings.gain));
  const recorder = new TrainingRecorder(Math.max(1, Math.ceil(steps / RECORDS)));
  const dataKey = fold(context.key, "training");
  for (let step = 0; step < steps; step++) {
    const loss = objective(trainer, fold(dataKey, step));
    const gradientNorm = trainer.step({
      learningRate: learningRate(step, steps, settings.learningRate),
      clip: settings.clipNorm,
      emaDecay: settings.averageDecay,
    });
    recorder.add(step, loss, gradientNorm);
    if ((step + 1) % STEPS_BETWEEN_YIELDS === 0) {
      context.onProgress?.((step + 1) / steps);
      await new Promise((resolve) => setTimeout(resolve));
      context.signal?.throwIfAborted();
    }
  }
  return { parameters: trainer.averagedParameters(), training: recorder.curve };
}

/** Averages the loss and gradient norm between two records. */
class TrainingRecorder {
  readonly curve = { step: [] as number[], loss: [] as number[], gradientNorm: [] as number[] };
  #loss = 0;
  #norm = 0;
  #count = 0;

  constructor(readonly interval: number) {}

  add(step: number, loss: number, norm: number): void {
    this.#loss += loss;
    this.#norm += norm;
    this.#count++;
    if (this.#count < this.interval) return;
    this.curve.step.push(step + 1);
    this.curve.loss.push(this.#loss / this.#count);
    this.curve.gradientNorm.push(this.#norm / this.#count);
    this.#loss = this.#norm = this.#count = 0;
  }
}
