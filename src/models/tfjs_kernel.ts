/**
 * The fused energy jet as an operation of tfjs: registered with tfjs's wasm backend, with its
 * gradient, so that an objective can be written in tfjs ops and differentiated by `tf.grads`.
 *
 * @example The parameter gradient of a score-matching loss by tfjs's own differentiation
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import "@tensorflow/tfjs-backend-wasm";
 * import { energyJet, registerEnergyJet } from "@blindspot/blindspot/tfjs";
 *
 * await tf.setBackend("wasm");
 * await registerEnergyJet();
 * const points = tf.tensor2d([[0.1, -0.3], [1, 0.5]]);
 * const parameters = tf.randomNormal([33], 0, 0.5, "float32", 7);
 * const gradient = tf.grad((theta: tf.Tensor) => {
 *   const jet = energyJet(theta as tf.Tensor1D, points, [8]);
 *   const half = tf.mul(0.5, tf.sum(tf.square(jet.gradient), 1));
 *   return tf.mean(tf.add(half, jet.laplacian));
 * })(parameters);
 * console.assert(gradient.shape[0] === 33);
 * ```
 *
 * @module
 */
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-wasm";
import { instantiateEnergyJet, type KernelEnergyJet } from "../kernels/energy_jet/energy_jet.ts";
import { type KernelBuild, loadKernel } from "../kernels/energy_jet/load_kernel.ts";

const FORWARD = "EnergyJet";
const REVERSE = "EnergyJetReverse";

/** Value, gradient and Laplacian of an energy network at n points. */
export interface JetTensors {
  /** f, length n. */
  readonly value: tf.Tensor;
  /** ∇f, `n × d`. */
  readonly gradient: tf.Tensor;
  /** Δf, length n. */
  readonly laplacian: tf.Tensor;
}

/** What tfjs hands to a kernel. */
interface KernelCall {
  readonly inputs: tf.NamedTensorInfoMap;
  readonly attrs?: tf.NamedAttrMap;
  readonly backend: unknown;
}

/**
 * Registers the kernel and its gradient with tfjs's wasm backend; call once, after the backend is
 * set.
 *
 * @param build Which build of the kernel.
 * @throws {UnsupportedKernelError} If the engine lacks the build's instructions.
 */
export async function registerEnergyJet(build: KernelBuild = "simd"): Promise<void> {
  const module = await loadKernel(build);
  const jets = new Map<string, KernelEnergyJet>();
  const forward = ({ inputs: given, attrs, backend }: KernelCall) => {
    const inputs = given as Readonly<Record<string, tf.TensorInfo>>;
    const [count, dimension] = inputs.points.shape;
    const hidden = attrs!.hidden as number[];
    const name = `${dimension} ${hidden}`;
    const jet = jets.get(name) ?? instantiateEnergyJet(module, { dimension, hidden });
    jets.set(name, jet);
    const { readSync } = bound(backend);
    const found = jet.forward(readSync(inputs.parameters), readSync(inputs.points), 2);
    return { jet, found, count, dimension };
  };
  tf.registerKernel({
    kernelName: FORWARD,
    backendName: "wasm",
    kernelFunc: (call) => {
      const { found, count, dimension } = forward(call);
      const { write } = bound(call.backend);
      return [
        write(found.value, [count]),
        write(found.gradient, [count, dimension]),
        write(found.laplacian, [count]),
      ];
    },
  });
  tf.registerKernel({
    kernelName: REVERSE,
    backendName: "wasm",
    // The jet is evaluated anew, as another call may have come between.
    kernelFunc: (call) => {
      const { jet } = forward(call);
      const { readSync, write } = bound(call.backend);
      const [value, gradient, laplacian] = ["value", "gradient", "laplacian"].map((part) =>
        readSync(call.inputs[part]!)
      );
      const adjoint = jet.reverse({ value, gradient, laplacian });
      return write(adjoint, [adjoint.length]);
    },
  });
  tf.registerGradient({ kernelName: FORWARD, inputsToSave: ["parameters", "points"], gradFunc });
}

/**
 * The jet of an MLP energy with swish activations, differentiable with respect to its parameters.
 *
 * @param parameters Flat parameter vector: layer by layer, weights `in × out` then biases.
 * @param points Points, `n × d`.
 * @param hidden Widths of one to four hidden layers, multiples of 8.
 * @throws {Error} If `registerEnergyJet` was not called, or another backend is current.
 */
export function energyJet(
  parameters: tf.Tensor1D,
  points: tf.Tensor2D,
  hidden: readonly number[],
): JetTensors {
  const inputs = { parameters, points };
  const [value, gradient, laplacian] = tf.engine().runKernel(FORWARD, inputs, {
    hidden: [...hidden],
  }) as tf.Tensor[];
  return { value, gradient, laplacian };
}

function gradFunc(
  dy: tf.Tensor | tf.Tensor[],
  saved: tf.Tensor[],
  attrs: tf.NamedAttrMap,
): Record<string, () => tf.Tensor> {
  const [parameters, points] = saved;
  const [value, gradient, laplacian] = dy as tf.Tensor[];
  return {
    parameters: () =>
      tf.engine().runKernel(
        REVERSE,
        { parameters, points, value, gradient, laplacian },
        attrs,
      ) as tf.Tensor,
    points: () => {
      throw new Error("Cannot differentiate the energy jet with respect to its points");
    },
  };
}

/** The two things that a kernel needs of its backend. */
function bound(backend: unknown): {
  readSync(tensor: tf.TensorInfo): Float32Array;
  write(values: Float32Array, shape: number[]): tf.TensorInfo;
} {
  const storage = backend as tf.KernelBackend;
  return {
    readSync: ({ dataId }) => storage.readSync(dataId) as Float32Array,
    write: (values, shape) => ({
      dataId: storage.write(values, shape, "float32"),
      shape,
      dtype: "float32",
    }),
  };
}
