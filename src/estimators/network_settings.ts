import { z } from "zod";

/**
 * Parameters that every energy-based estimator shares: the network, its base and the optimiser.
 * One set of defaults serves all, so that differences between estimators are the objective's alone.
 */
export interface NetworkSettings {
  /** Widths of the hidden layers, one to four multiples of 8. */
  hidden: number[];
  /** Learning rate after warm-up. */
  learningRate: number;
  /** Standard deviation of first-layer pre-activations per unit of standardised input. */
  gain: number;
  /** The gradient's norm is cut to this. */
  clipNorm: number;
  /** Decay of the moving average of the parameters. */
  averageDecay: number;
  /** Factor on the data's standard deviations in the base density m. */
  widening: number;
}

/** The zod fields of `NetworkSettings`, with defaults. */
export const networkSettingsFields = {
  hidden: z.array(z.int().min(8).max(1024).multipleOf(8)).min(1).max(4).default([64, 64, 64]),
  learningRate: z.number().positive().max(1).default(5e-3),
  gain: z.number().positive().max(100).default(2),
  clipNorm: z.number().positive().default(1000),
  averageDecay: z.number().min(0).lt(1).default(0.99),
  widening: z.number().min(0.1).max(10).default(1),
} as const;
