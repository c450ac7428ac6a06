import assert from "node:assert/strict";
import { instantiateEnergyJet } from "../../../src/kernels/energy_jet/energy_jet.ts";
import { parameterCount } from "../../../src/kernels/energy_jet/jet.ts";
import { KernelInstance } from "../../../src/kernels/energy_jet/kernel_instance.ts";
import { loadKernel } from "../../../src/kernels/energy_jet/load_kernel.ts";
import { NonFiniteError } from "../../../src/kernels/energy_jet/non_finite_error.ts";

const module = await loadKernel("simd");
const shape = { dimension: 2, hidden: [8] };
const parameters = new Float32Array(parameterCount(shape)).fill(0.1);

Deno.test("a shape that the kernel does not take is refused by name", () => {
  for (const dimension of [0, 65, 1.5, NaN]) {
    assert.throws(
      () => new KernelInstance(module, { dimension, hidden: [8] }),
      (error) => error instanceof RangeError && error.message.includes("'dimension'"),
    );
  }
  for (const hidden of [[], [8, 8, 8, 8, 8]]) {
    assert.throws(
      () => new KernelInstance(module, { dimension: 1, hidden }),
      (error) => error instanceof RangeError && error.message.includes("'hidden'"),
    );
  }
  for (const width of [0, 4, 12, -8, 8.5, 8192]) {
    assert.throws(
      () => new KernelInstance(module, { dimension: 1, hidden: [8, width] }),
      (error) => error instanceof RangeError && error.message.includes("'hidden[1]'"),
    );
  }
});

Deno.test("the number of parameters is that of the flat layout", () => {
  // 3 × 16 + 16, 16 × 8 + 8, 8 × 1 + 1.
  const instance = new KernelInstance(module, { dimension: 3, hidden: [16, 8] });
  assert.equal(instance.parameterCount, 64 + 136 + 9);
  assert.equal(parameterCount(instance.shape), 209);
});

Deno.test("numbers that are not finite give a typed error that names the first", () => {
  const kernel = instantiateEnergyJet(module, shape);
  const points = Float32Array.of(1, 2, 3, 4);
  const spoilt = Float32Array.from(parameters);
  spoilt[3] = Infinity;
  const isAbout = (quantity: string, index: number) => (error: unknown) =>
    error instanceof NonFiniteError && error.quantity === quantity && error.index === index;
  assert.throws(() => kernel.forward(spoilt, points, 2), isAbout("parameters", 3));
  assert.throws(
    () => kernel.forward(parameters, Float32Array.of(0, 0, NaN, 0), 2),
    isAbout("points", 2),
  );
  kernel.forward(parameters, points, 0);
  const none = new Float32Array(0);
  assert.throws(
    () => kernel.reverse({ value: Float32Array.of(0, NaN), gradient: none, laplacian: none }),
    isAbout("adjoint.value", 1),
  );
  const huge = new Float32Array(parameters.length).fill(3e38);
  assert.throws(() => kernel.forward(huge, points, 0), isAbout("value", 0));
});

Deno.test("arrays of a wrong length and calls out of order are type errors", () => {
  const kernel = instantiateEnergyJet(module, shape);
  const points = Float32Array.of(1, 2, 3, 4);
  const none = new Float32Array(0);
  assert.throws(
    () => kernel.reverse({ value: none, gradient: none, laplacian: none }),
    /'forward' must come first/,
  );
  assert.throws(() => kernel.forward(parameters.slice(1), points, 2), TypeError);
  assert.throws(() => kernel.forward(parameters, points.slice(1), 2), TypeError);
  kernel.forward(parameters, points, 1);
  assert.throws(
    () => kernel.reverse({ value: none, gradient: points, laplacian: none }),
    /'adjoint.value' must have length 2/,
  );
  kernel.dispose();
  assert.throws(() => kernel.forward(parameters, points, 2), TypeError);
});

Deno.test("an empty batch has an empty jet and a zero gradient", () => {
  const kernel = instantiateEnergyJet(module, shape);
  const none = new Float32Array(0);
  assert.deepEqual(kernel.forward(parameters, none, 2), {
    value: none,
    gradient: none,
    laplacian: none,
  });
  const gradient = kernel.reverse({ value: none, gradient: none, laplacian: none });
  assert.deepEqual(gradient, new Float32Array(parameters.length));
});
