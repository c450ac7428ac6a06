import type { JetShape } from "../kernels/energy_jet/jet.ts";
import { fold, type Key } from "../random/key.ts";
import { normal } from "../random/normal.ts";
import { parameterLayout } from "./parameter_layout.ts";

/**
 * Random initial parameters of an energy network. First-layer weights are normal with standard
 * deviation `gain`/√d and its biases with `gain`, so that its features spread over the standardised
 * inputs; later layers keep the variance through a swish; the output starts small.
 *
 * @param key The key to draw from.
 * @param shape The network's shape.
 * @param gain Standard deviation of first-layer pre-activations per unit input; 2 to 4 is sound.
 * @returns A flat parameter vector in the layout of `parameterLayout`.
 */
export function initialise(key: Key, shape: JetShape, gain: number): Float32Array {
  const { layers, count } = parameterLayout(shape);
  const parameters = new Float32Array(count);
  layers.forEach((layer, index) => {
    const first = index === 0;
    const last = index === layers.length - 1;
    const scale = (first ? gain : last ? OUTPUT_GAIN : SWISH_GAIN) / Math.sqrt(layer.fanIn);
    const weights = normal(fold(fold(key, index), "weights"), layer.fanIn * layer.fanOut);
    parameters.set(weights.map((weight) => scale * weight), layer.weights);
    if (last) return;
    const spread = first ? gain : BIAS_SPREAD;
    const biases = normal(fold(fold(key, index), "biases"), layer.fanOut);
    parameters.set(biases.map((bias) => spread * bias), layer.biases);
  });
  return parameters;
}

/** Keeps the variance of pre-activations through a swish, whose mean square halves it. */
const SWISH_GAIN = 1.4;
const OUTPUT_GAIN = 0.3;
const BIAS_SPREAD = 0.1;
