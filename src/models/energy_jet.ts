/** The shape of an energy network: an MLP ℝᵈ → ℝ with swish activations and a linear output. */
export interface JetShape {
  /** Input dimension d. */
  readonly dimension: number;
  /** Widths of the hidden layers, one to four. */
  readonly hidden: readonly number[];
}

/**
 * How much of the jet is wanted: 0 the value, 1 value and gradient, 2 value, gradient and Laplacian.
 */
export type JetOrder = 0 | 1 | 2;

/** The network's jet at n points; also the shape of the adjoints that the reverse pass takes. */
export interface Jet {
  /** f(x), length n. */
  readonly value: Float32Array;
  /** ∇f(x), `n × d` row-major; empty at order 0. */
  readonly gradient: Float32Array;
  /** Δf(x), length n; empty below order 2. */
  readonly laplacian: Float32Array;
}

/**
 * The one primitive that has to be fast: value, gradient and Laplacian per point by the forward
 * Laplacian, and one reverse pass to the parameters. An objective is a function of jets and knows
 * nothing of what computes them.
 *
 * Parameters lie in one flat vector, layer by layer: weights `in × out` row-major, then biases.
 */
export interface EnergyJet {
  /** What computes it, such as `tfjs-wasm`. */
  readonly name: string;
  readonly shape: JetShape;
  /**
   * Evaluates the jet and keeps what the reverse pass needs until the next call.
   *
   * @param parameters Flat parameter vector.
   * @param points Points, `n × d` row-major.
   * @param order How much of the jet to compute.
   */
  forward(parameters: Float32Array, points: Float32Array, order: JetOrder): Jet;
  /**
   * The gradient with respect to the parameters of Σ ⟨adjoint, jet⟩ over the last forward's points.
   *
   * @param adjoint Adjoints in the shape of the last jet.
   * @returns A flat vector in the layout of the parameters.
   * @throws {Error} If no forward pass precedes it.
   */
  reverse(adjoint: Jet): Float32Array;
  /** Frees what the last forward kept. */
  dispose(): void;
}

/** Where one layer's weights and biases lie in the flat parameter vector. */
export interface LayerSlice {
  readonly fanIn: number;
  readonly fanOut: number;
  readonly weights: number;
  readonly biases: number;
}

/**
 * The layout of the flat parameter vector.
 *
 * @throws {RangeError} If the dimension or a width is not a positive integer, or there are not one
 * to four hidden layers.
 */
export function parameterLayout(shape: JetShape): { layers: LayerSlice[]; count: number } {
  validateShape(shape);
  const sizes = [shape.dimension, ...shape.hidden, 1];
  const layers: LayerSlice[] = [];
  let count = 0;
  for (let layer = 0; layer + 1 < sizes.length; layer++) {
    const fanIn = sizes[layer];
    const fanOut = sizes[layer + 1];
    layers.push({ fanIn, fanOut, weights: count, biases: count + fanIn * fanOut });
    count += fanIn * fanOut + fanOut;
  }
  return { layers, count };
}

function validateShape({ dimension, hidden }: JetShape): void {
  if (!Number.isInteger(dimension) || dimension < 1) {
    throw new RangeError(
      `Cannot build an energy network as 'dimension' must be a positive integer: current value is ${dimension}`,
    );
  }
  if (hidden.length < 1 || hidden.length > 4) {
    throw new RangeError(
      `Cannot build an energy network as 'hidden' must list one to four widths: current count is ${hidden.length}`,
    );
  }
  const wrong = hidden.findIndex((width) => !Number.isInteger(width) || width < 1);
  if (wrong >= 0) {
    throw new RangeError(
      `Cannot build an energy network as 'hidden[${wrong}]' must be a positive integer: current value is ${
        hidden[wrong]
      }`,
    );
  }
}
