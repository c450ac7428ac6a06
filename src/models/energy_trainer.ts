import type { Jet, JetOrder, JetShape } from "../kernels/energy_jet/jet.ts";
import type { StepOptions, TrainerBatch } from "../kernels/energy_jet/trainer.ts";

export type { StepOptions, TrainerBatch };

/**
 * Training of one energy network, whatever computes it: the WebAssembly kernel, where everything
 * stays in its memory, or tfjs. A step is an objective with its gradient, then `step`.
 */
export interface EnergyTrainer {
  /** What computes it, such as `wasm-simd` or `tfjs-cpu`. */
  readonly name: string;
  readonly shape: JetShape;
  /** Starts at given parameters: step 0, no moments, the average equal to the parameters. */
  start(parameters: Float32Array): void;
  /** The arrays of a score-matching batch of n points, to be filled in place. */
  batch(count: number): TrainerBatch;
  /** The score-matching objective of the batch; its gradient stays for `step`. */
  forwardReverse(): number;
  /** The jet at points, for any other objective. */
  forward(points: Float32Array, order: JetOrder): Jet;
  /** Takes an adjoint of the last jet back to the parameters; the gradient stays for `step`. */
  reverse(adjoint: Jet): void;
  /** One step of Adam on the last gradient; returns the gradient's norm before clipping. */
  step(options: StepOptions): number;
  /** A copy of the parameters. */
  parameters(): Float32Array;
  /** A copy of the averaged parameters. */
  averagedParameters(): Float32Array;
  /** A copy of the last gradient, before clipping. */
  gradient(): Float32Array;
  /** Frees what it holds. */
  dispose(): void;
}
