/** The network f: ℝᵈ → ℝ: swish hidden layers and a linear scalar output. */
export interface JetShape {
  /** The input dimension d, 1 to 64. */
  readonly dimension: number;
  /** Widths of the hidden layers, one to four multiples of 8. */
  readonly hidden: readonly number[];
}

/** Which streams a jet carries: 0 for the value, 1 for value and gradient, 2 for Laplacian too. */
export type JetOrder = 0 | 1 | 2;

/** Value, gradient and Laplacian of a network at n points; or an adjoint of these. */
export interface Jet {
  /** f, length n. */
  readonly value: Float32Array;
  /** ∇f, `n × d`, row-major; empty for order 0. */
  readonly gradient: Float32Array;
  /** Δf, length n; empty unless the order is 2. */
  readonly laplacian: Float32Array;
}

/**
 * The energy jet and its reverse, whatever computes it. Parameters are one flat vector, layer by
 * layer: the weights, input × output and row-major, then the bias.
 */
export interface EnergyJet {
  /** What computes it: `wasm-simd`, `wasm-relaxed`, or a tfjs backend. */
  readonly name: string;
  /** The network. */
  readonly shape: JetShape;
  /**
   * The jet at points.
   *
   * @param parameters The flat parameter vector.
   * @param points Points, `n × d`, row-major.
   * @param order Which streams to carry.
   * @returns The jet, in arrays of its own.
   * @throws {TypeError} If a length does not match the shape.
   * @throws {NonFiniteError} If a number that came in or out is not finite.
   */
  forward(parameters: Float32Array, points: Float32Array, order: JetOrder): Jet;
  /**
   * The gradient of Σ adjoint · jet with respect to the parameters, at the last `forward`.
   *
   * @param adjoint One adjoint an entry of the last jet, in arrays of the same lengths.
   * @returns The gradient, as long as the parameters.
   * @throws {TypeError} If no `forward` came before, or a length differs from its jet's.
   * @throws {NonFiniteError} If a number that came in or out is not finite.
   */
  reverse(adjoint: Jet): Float32Array;
  /** Frees what it holds; it cannot be used afterwards. */
  dispose(): void;
}

/**
 * Implicit score matching on a base density: J = Σᵢ wᵢ (½ ‖sᵢ‖² + cᵢ Δf(xᵢ)), sᵢ = baseᵢ + ∇f(xᵢ).
 * The base's own Laplacian does not depend on the parameters and is left out.
 */
export interface ScoreMatchingTerms {
  /** The base measure's score at the points, `n × d`, in the units of the points. */
  readonly baseScore: Float32Array;
  /** wᵢ, length n; they carry any 1 / n. */
  readonly weights: Float32Array;
  /** cᵢ, length n. Stretches of zeros are cheaper: their tiles carry no Laplacian. */
  readonly laplacianWeights: Float32Array;
}

/** An objective's value and its gradient with respect to the parameters. */
export interface ObjectiveGradient {
  /** The objective's value. */
  readonly objective: number;
  /** As long as the parameters. */
  readonly gradient: Float32Array;
}

/**
 * The number of parameters of a network.
 *
 * @param shape The network.
 */
export function parameterCount(shape: JetShape): number {
  let rows = shape.dimension;
  let count = 0;
  for (const columns of [...shape.hidden, 1]) {
    count += (rows + 1) * columns;
    rows = columns;
  }
  return count;
}
