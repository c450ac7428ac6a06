import { Adam } from "../models/adam.ts";
import type { EnergyJet, Jet, JetOrder } from "../models/energy_jet.ts";
import { initialise } from "../models/initialise.ts";
import { learningRate } from "../models/learning_rate.ts";
import { NonFiniteError } from "../models/non_finite_error.ts";
import { fold, type Key } from "../random/key.ts";
import type { FitContext, TrainingCurve } from "./estimator.ts";

/** One part of an objective: points, the jet that it needs there, and its value and adjoints. */
export interface Term {
  /** Standardised points, `n × d` row-major. */
  readonly points: Float32Array;
  readonly order: JetOrder;
  /** The part's value, and its derivatives with respect to the jet. */
  evaluate(jet: Jet): { readonly loss: number; readonly adjoint: Jet };
}

/** An objective on energy jets: the terms of one step, drawn under that step's key. */
export type Objective = (key: Key) => readonly Term[];

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
 * @param jet The network.
 * @param objective What to minimise.
 * @param settings The loop's settings.
 * @param context Key, budget, abort signal and progress callback.
 * @returns The averaged parameters and the training curve.
 * @throws {NonFiniteError} If the gradient is no longer finite.
 */
export async function train(
  jet: EnergyJet,
  objective: Objective,
  settings: TrainingSettings,
  context: FitContext,
): Promise<{ parameters: Float32Array; training: TrainingCurve }> {
  const { steps } = context.budget;
  const optimiser = new Adam(initialise(fold(context.key, "network"), jet.shape, settings.gain));
  const recorder = new TrainingRecorder(Math.max(1, Math.ceil(steps / RECORDS)));
  const dataKey = fold(context.key, "training");
  for (let step = 0; step < steps; step++) {
    const { loss, gradient } = descend(jet, optimiser.parameters, objective(fold(dataKey, step)));
    const gradientNorm = optimiser.step(gradient, {
      ...settings,
      learningRate: learningRate(step, steps, settings.learningRate),
    });
    if (!Number.isFinite(gradientNorm)) {
      throw new NonFiniteError(
        `Cannot train on as the gradient's norm must be finite: at step ${step} it is ${gradientNorm}`,
      );
    }
    recorder.add(step, loss, gradientNorm);
    if ((step + 1) % STEPS_BETWEEN_YIELDS === 0) {
      context.onProgress?.((step + 1) / steps);
      await new Promise((resolve) => setTimeout(resolve));
      context.signal?.throwIfAborted();
    }
  }
  return { parameters: optimiser.average, training: recorder.curve };
}

function descend(jet: EnergyJet, parameters: Float32Array, terms: readonly Term[]) {
  let loss = 0;
  let gradient: Float32Array | undefined;
  for (const term of terms) {
    const evaluated = term.evaluate(jet.forward(parameters, term.points, term.order));
    const part = jet.reverse(evaluated.adjoint);
    loss += evaluated.loss;
    if (gradient) { for (let i = 0; i < part.length; i++) gradient[i] += part[i]; }
    else gradient = part;
  }
  return { loss, gradient: gradient ?? new Float32Array(parameters.length) };
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
