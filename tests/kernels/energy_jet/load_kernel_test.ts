import assert from "node:assert/strict";
import { instantiateEnergyJet } from "../../../src/kernels/energy_jet/energy_jet.ts";
import {
  loadKernel,
  supportsKernel,
  UnsupportedKernelError,
} from "../../../src/kernels/energy_jet/load_kernel.ts";
import { normals, randomParameters, relativeDistance, testKey } from "./random_network.ts";

const FOLDER = new URL("../../../src/kernels/energy_jet/", import.meta.url);

Deno.test("the feature test of a build says what the engine says of its file", async () => {
  for (const build of ["simd", "relaxed"] as const) {
    const bytes = await Deno.readFile(new URL(`energy_jet_${build}.wasm`, FOLDER));
    assert.equal(supportsKernel(build), WebAssembly.validate(bytes));
  }
});

Deno.test("a build imports nothing, so a strict content security policy can run it", async () => {
  for (const build of ["simd", "relaxed"] as const) {
    assert.deepEqual(WebAssembly.Module.imports(await loadKernel(build)), []);
  }
});

Deno.test("a build that the engine does not support is a typed error", async () => {
  const validate = WebAssembly.validate;
  WebAssembly.validate = () => false;
  try {
    await assert.rejects(loadKernel("relaxed"), UnsupportedKernelError);
  } finally {
    WebAssembly.validate = validate;
  }
});

Deno.test("the two builds agree to rounding and say which they are", async () => {
  const shape = { dimension: 2, hidden: [64, 64, 64] };
  const parameters = randomParameters(testKey(1, "parameters"), shape);
  const points = normals(testKey(1, "points"), 2 * 100);
  const plain = instantiateEnergyJet(await loadKernel("simd"), shape);
  const relaxed = instantiateEnergyJet(await loadKernel("relaxed"), shape);
  assert.deepEqual([plain.name, relaxed.name], ["wasm-simd", "wasm-relaxed"]);
  const jet = plain.forward(parameters, points, 2);
  const other = relaxed.forward(parameters, points, 2);
  assert.ok(relativeDistance(other.gradient, jet.gradient) < 2e-6);
  assert.ok(relativeDistance(other.laplacian, jet.laplacian) < 2e-6);
});

Deno.test("bytes do as well as a compiled module", async () => {
  const shape = { dimension: 1, hidden: [8] };
  const bytes = await Deno.readFile(new URL("energy_jet_simd.wasm", FOLDER));
  const parameters = randomParameters(testKey(1, "parameters"), shape);
  const points = Float32Array.of(0.5);
  assert.deepEqual(
    instantiateEnergyJet(bytes, shape).forward(parameters, points, 2),
    instantiateEnergyJet(await loadKernel("simd"), shape).forward(parameters, points, 2),
  );
});
