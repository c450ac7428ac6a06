import type { JetShape } from "../kernels/energy_jet/jet.ts";

/** Where one layer's weights and biases lie in the flat parameter vector. */
export interface LayerSlice {
  readonly fanIn: number;
  readonly fanOut: number;
  /** Index of the first weight; `fanIn × fanOut`, row-major. */
  readonly weights: number;
  /** Index of the first bias; `fanOut`. */
  readonly biases: number;
}

/**
 * The layout of an energy network's flat parameter vector: layer by layer, weights then biases, the
 * linear output layer last.
 *
 * @param shape The network.
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
