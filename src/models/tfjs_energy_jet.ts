import * as tf from "@tensorflow/tfjs-core";
import type { EnergyJet, Jet, JetOrder, JetShape } from "../kernels/energy_jet/jet.ts";
import { NonFiniteError } from "../kernels/energy_jet/non_finite_error.ts";
import { type LayerSlice, parameterLayout } from "./parameter_layout.ts";
import {
  forwardLayer,
  type LayerTape,
  layerTensors,
  reverseInputs,
  reverseLayer,
  reverseWeights,
  type Streams,
} from "./tfjs_layer.ts";

interface Tape {
  readonly layers: LayerTape[];
  /** Streams and weights of the linear output layer. */
  readonly last: { readonly input: Streams; readonly weights: tf.Tensor };
}

const EMPTY = new Float32Array(0);

/**
 * The energy jet in tfjs ops, on whichever backend is current: the reference, and the path where no
 * fused kernel runs. The reverse pass is written by hand, since nested gradients are wrong through
 * ops that save their output.
 */
export class TfjsEnergyJet implements EnergyJet {
  readonly name: string;
  readonly shape: JetShape;
  readonly #layers: readonly LayerSlice[];
  readonly #count: number;
  #tape?: Tape;

  /**
   * @param shape The network's shape.
   * @throws {RangeError} If `parameterLayout` refuses the shape.
   */
  constructor(shape: JetShape) {
    const { layers, count } = parameterLayout(shape);
    this.shape = shape;
    this.#layers = layers;
    this.#count = count;
    this.name = `tfjs-${tf.getBackend()}`;
  }

  forward(parameters: Float32Array, points: Float32Array, order: JetOrder): Jet {
    this.#validate(parameters, points);
    this.dispose();
    const d = this.shape.dimension;
    const count = points.length / d;
    const { tape, result } = tidied(() => {
      let streams = coordinates(points, d, order);
      const layers: LayerTape[] = [];
      for (const layer of this.#layers.slice(0, -1)) {
        const { output, tape } = forwardLayer(streams, layer, parameters, order);
        layers.push(tape);
        streams = output;
      }
      const { weights, biases } = layerTensors(this.#layers[this.#layers.length - 1], parameters);
      const result = {
        value: tf.add(tf.matMul(streams.value, weights), biases),
        tangents: streams.tangents && tf.matMul(streams.tangents, weights),
        laplacian: streams.laplacian && tf.matMul(streams.laplacian, weights),
      };
      const tape: Tape = { layers, last: { input: streams, weights } };
      return { tape, result };
    });
    this.#tape = tape;
    const jet: Jet = {
      value: result.value.dataSync<"float32">(),
      gradient: result.tangents ? axesLast(result.tangents.dataSync<"float32">(), count, d) : EMPTY,
      laplacian: result.laplacian ? result.laplacian.dataSync<"float32">() : EMPTY,
    };
    disposeAll(result);
    return jet;
  }

  reverse(adjoint: Jet): Float32Array {
    const tape = this.#tape;
    if (!tape) throw new Error("Cannot run the reverse pass as no forward pass precedes it");
    const d = this.shape.dimension;
    const count = adjoint.value.length;
    const gradient = new Float32Array(this.#count);
    tf.tidy(() => {
      const output: Streams = {
        value: tf.tensor2d(adjoint.value, [count, 1]),
        tangents: adjoint.gradient.length > 0
          ? tf.tensor2d(axesFirst(adjoint.gradient, count, d), [count * d, 1])
          : undefined,
        laplacian: adjoint.laplacian.length > 0
          ? tf.tensor2d(adjoint.laplacian, [count, 1])
          : undefined,
      };
      const last = this.#layers[this.#layers.length - 1];
      gradient.set(reverseWeights(tape.last.input, output).dataSync(), last.weights);
      gradient[last.biases] = sum(adjoint.value);
      let streams: Streams | undefined = reverseInputs(output, tape.last.weights);
      for (let index = tape.layers.length - 1; index >= 0 && streams; index--) {
        const step = reverseLayer(tape.layers[index], streams, index === 0);
        gradient.set(step.weights.dataSync(), this.#layers[index].weights);
        gradient.set(step.biases.dataSync(), this.#layers[index].biases);
        streams = step.input;
      }
    });
    return gradient;
  }

  dispose(): void {
    if (this.#tape) disposeAll(this.#tape);
    this.#tape = undefined;
  }

  #validate(parameters: Float32Array, points: Float32Array): void {
    if (parameters.length !== this.#count) {
      throw new TypeError(
        `Cannot evaluate the energy jet as 'parameters' must have length ${this.#count}: current length is ${parameters.length}`,
      );
    }
    if (points.length === 0 || points.length % this.shape.dimension !== 0) {
      throw new TypeError(
        `Cannot evaluate the energy jet as 'points' must be n × ${this.shape.dimension} with n > 0: current length is ${points.length}`,
      );
    }
    const index = points.findIndex((coordinate) => !Number.isFinite(coordinate));
    if (index >= 0) {
      throw new NonFiniteError("evaluate the energy jet", "points", index, points[index]);
    }
  }
}

/** The coordinates as streams: tangent i of every point is the i-th unit vector. */
function coordinates(points: Float32Array, d: number, order: JetOrder): Streams {
  const count = points.length / d;
  const value = tf.tensor2d(points, [count, d]);
  if (order === 0) return { value };
  const units = new Float32Array(d * count * d);
  for (let axis = 0; axis < d; axis++) {
    for (let i = 0; i < count; i++) units[(axis * count + i) * d + axis] = 1;
  }
  return { value, tangents: tf.tensor2d(units, [d * count, d]) };
}

/** `d × n` to `n × d`. */
function axesLast(tangents: Float32Array, count: number, d: number): Float32Array {
  const gradient = new Float32Array(tangents.length);
  for (let axis = 0; axis < d; axis++) {
    for (let i = 0; i < count; i++) gradient[i * d + axis] = tangents[axis * count + i];
  }
  return gradient;
}

/** `n × d` to `d × n`. */
function axesFirst(gradient: Float32Array, count: number, d: number): Float32Array {
  return axesLast(gradient, d, count);
}

function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** `tf.tidy` for results whose interfaces carry no index signature. */
function tidied<Result>(body: () => Result): Result {
  return tf.tidy(body as () => tf.TensorContainer) as Result;
}

function disposeAll(container: unknown): void {
  tf.dispose(container as tf.TensorContainer);
}
