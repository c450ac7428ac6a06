import assert from "node:assert/strict";
import { instantiateEnergyJet } from "../../../src/kernels/energy_jet/energy_jet.ts";
import { loadKernel } from "../../../src/kernels/energy_jet/load_kernel.ts";
import { firstDifference, moved } from "./finite_differences.ts";
import { normals, randomParameters, relativeDistance, testKey } from "./random_network.ts";
import { referenceJet } from "./reference_network.ts";

const module = await loadKernel("simd");

function randomTerms(seed: number, count: number, dimension: number) {
  return {
    baseScore: normals(testKey(seed, "base"), count * dimension),
    weights: normals(testKey(seed, "weights"), count).map((w) => Math.abs(w) / count),
    laplacianWeights: normals(testKey(seed, "laplacian weights"), count).map(Math.abs),
  };
}

Deno.test("the fused objective and its gradient agree with float64 finite differences", () => {
  for (
    const [dimension, hidden, count] of [[1, [8], 5], [2, [8, 16], 37], [3, [8, 8, 8], 9]] as const
  ) {
    const shape = { dimension, hidden };
    const parameters = randomParameters(testKey(count, "parameters"), shape);
    const points = normals(testKey(count, "points"), count * dimension);
    const terms = randomTerms(count, count, dimension);
    const objective = (theta: ArrayLike<number>) => {
      const { gradient, laplacian } = referenceJet(shape, theta, points);
      let sum = 0;
      for (let i = 0; i < count; i++) {
        let square = 0;
        for (let j = i * dimension; j < (i + 1) * dimension; j++) {
          square += (terms.baseScore[j] + gradient[j]) ** 2;
        }
        sum += terms.weights[i] * (square / 2 + terms.laplacianWeights[i] * laplacian[i]);
      }
      return sum;
    };
    const fused = instantiateEnergyJet(module, shape).forwardReverse(parameters, points, terms);
    const expected = Array.from(
      parameters,
      (_, index) => firstDifference((t) => objective(moved(parameters, index, t)), 1e-3),
    );
    assert.ok(
      Math.abs(fused.objective - objective(parameters)) < 1e-5 * (1 + Math.abs(fused.objective)),
    );
    assert.ok(relativeDistance(fused.gradient, expected) < 1e-5);
  }
});

Deno.test("the fused gradient has the bits of a forward, an adjoint and a reverse", () => {
  const shape = { dimension: 2, hidden: [32, 32] };
  const count = 250;
  const parameters = randomParameters(testKey(1, "parameters"), shape);
  const points = normals(testKey(1, "points"), 2 * count);
  const terms = randomTerms(1, count, 2);
  // A stretch of samples without Laplacian, as those of a base density are.
  terms.laplacianWeights.fill(0, 70);
  const kernel = instantiateEnergyJet(module, shape);
  const jet = kernel.forward(parameters, points, 2);
  const score = jet.gradient.map((g, i) => g + terms.baseScore[i]);
  const gradient = kernel.reverse({
    value: new Float32Array(count),
    gradient: score.map((s, i) => terms.weights[i >> 1] * s),
    laplacian: terms.weights.map((w, i) => w * terms.laplacianWeights[i]),
  });
  assert.deepEqual(kernel.forwardReverse(parameters, points, terms).gradient, gradient);
});

Deno.test("where f is 0 the objective is half the mean squared base score", () => {
  const shape = { dimension: 2, hidden: [8] };
  const count = 64;
  const points = normals(testKey(1, "points"), 2 * count);
  const { objective } = instantiateEnergyJet(module, shape).forwardReverse(
    new Float32Array(8 * 2 + 8 + 8 + 1),
    points,
    {
      baseScore: points.map((x) => -x),
      weights: new Float32Array(count).fill(1 / count),
      laplacianWeights: new Float32Array(count).fill(1),
    },
  );
  const expected = points.reduce((sum, x) => sum + x * x, 0) / (2 * count);
  assert.ok(Math.abs(objective - expected) < 1e-6);
});
