import type { Jet, JetOrder, JetShape } from "../kernels/energy_jet/jet.ts";
import { NonFiniteError } from "../kernels/energy_jet/non_finite_error.ts";
import type { StepOptions, TrainerBatch } from "../kernels/energy_jet/trainer.ts";
import { Adam, type AdamConstants } from "./adam.ts";
import type { EnergyTrainer } from "./energy_trainer.ts";
import { TfjsEnergyJet } from "./tfjs_energy_jet.ts";

/** Training on tfjs: the reference for the kernel's trainer, and where that does not run. */
export class TfjsTrainer implements EnergyTrainer {
  readonly name: string;
  readonly shape: JetShape;
  readonly #jet: TfjsEnergyJet;
  readonly #constants: AdamConstants;
  #adam: Adam | undefined;
  #batch: TrainerBatch | undefined;
  #gradient: Float32Array | undefined;

  /**
   * @param shape The network.
   * @param constants Adam's constants.
   */
  constructor(shape: JetShape, constants: AdamConstants) {
    this.#jet = new TfjsEnergyJet(shape);
    this.#constants = constants;
    this.name = this.#jet.name;
    this.shape = shape;
  }

  start(parameters: Float32Array): void {
    this.#adam = new Adam(parameters, this.#constants);
    this.#gradient = undefined;
  }

  batch(count: number): TrainerBatch {
    if (this.#batch?.weights.length !== count) {
      const d = this.shape.dimension;
      this.#batch = {
        points: new Float32Array(count * d),
        baseScore: new Float32Array(count * d),
        weights: new Float32Array(count),
        laplacianWeights: new Float32Array(count),
      };
    }
    return this.#batch;
  }

  forwardReverse(): number {
    const batch = this.#batch;
    if (!batch) throw new TypeError("Cannot evaluate the objective as 'batch' must come first");
    const d = this.shape.dimension;
    const jet = this.forward(batch.points, 2);
    const gradient = new Float32Array(jet.gradient.length);
    const laplacian = new Float32Array(jet.laplacian.length);
    let objective = 0;
    for (let i = 0; i < laplacian.length; i++) {
      const weight = batch.weights[i];
      laplacian[i] = weight * batch.laplacianWeights[i];
      objective += laplacian[i] * jet.laplacian[i];
      for (let entry = i * d; entry < (i + 1) * d; entry++) {
        const score = batch.baseScore[entry] + jet.gradient[entry];
        gradient[entry] = weight * score;
        objective += 0.5 * weight * score * score;
      }
    }
    if (!Number.isFinite(objective)) {
      throw new NonFiniteError("evaluate the objective", "objective", 0, objective);
    }
    this.reverse({ value: new Float32Array(laplacian.length), gradient, laplacian });
    return objective;
  }

  forward(points: Float32Array, order: JetOrder): Jet {
    this.#gradient = undefined;
    return this.#jet.forward(this.#started().parameters, points, order);
  }

  reverse(adjoint: Jet): void {
    this.#gradient = this.#jet.reverse(adjoint);
  }

  step(options: StepOptions): number {
    if (!this.#gradient) {
      throw new TypeError("Cannot take an optimiser step as a gradient must come first");
    }
    const norm = this.#started().step(this.#gradient, options);
    this.#gradient = undefined;
    return norm;
  }

  parameters(): Float32Array {
    return this.#started().parameters.slice();
  }

  averagedParameters(): Float32Array {
    return this.#started().average.slice();
  }

  gradient(): Float32Array {
    if (!this.#gradient) throw new TypeError("Cannot give the gradient as none was computed");
    return this.#gradient.slice();
  }

  dispose(): void {
    this.#jet.dispose();
  }

  #started(): Adam {
    if (!this.#adam) throw new TypeError("Cannot train as 'start' must come first");
    return this.#adam;
  }
}
