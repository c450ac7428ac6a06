import assert from "node:assert/strict";
import fc from "../../property.ts";
import { instantiateEnergyJet } from "../../../src/kernels/energy_jet/energy_jet.ts";
import type { Jet, JetOrder, JetShape } from "../../../src/kernels/energy_jet/jet.ts";
import { loadKernel, supportsKernel } from "../../../src/kernels/energy_jet/load_kernel.ts";
import { firstDifference, moved, secondDifference } from "./finite_differences.ts";
import { normals, randomParameters, relativeDistance, testKey } from "./random_network.ts";
import { referenceJet, referencePairing, referenceValue } from "./reference_network.ts";

const TOLERANCE = 1e-5;
const builds = (["simd", "relaxed"] as const).filter(supportsKernel);
const kernels = await Promise.all(
  builds.map(async (build) => ({ build, module: await loadKernel(build) })),
);

const shapes: fc.Arbitrary<JetShape> = fc.record({
  dimension: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(16, 33, 64)),
  hidden: fc.array(fc.constantFrom(8, 16, 24, 40), { minLength: 1, maxLength: 4 }),
});
const orders = fc.constantFrom<JetOrder>(0, 1, 2);
const seeds = fc.integer({ min: 0, max: 1e6 });

function randomAdjoint(seed: number, count: number, dimension: number, order: JetOrder): Jet {
  return {
    value: normals(testKey(seed, "value"), count),
    gradient: normals(testKey(seed, "gradient"), order > 0 ? count * dimension : 0),
    laplacian: normals(testKey(seed, "laplacian"), order > 1 ? count : 0),
  };
}

function differenceGradient(
  shape: JetShape,
  parameters: Float32Array,
  points: Float32Array,
  adjoint: Jet,
  order: JetOrder,
): number[] {
  return Array.from(parameters, (_, index) =>
    firstDifference(
      (t) => referencePairing(shape, moved(parameters, index, t), points, adjoint, order),
      1e-3,
    ));
}

/** Value, gradient and Laplacian by finite differences of the float64 value. */
function differenceJet(shape: JetShape, parameters: Float32Array, points: Float32Array) {
  const { dimension } = shape;
  const jet = { value: [] as number[], gradient: [] as number[], laplacian: [] as number[] };
  for (let i = 0; i < points.length; i += dimension) {
    const point = points.slice(i, i + dimension);
    let laplacian = 0;
    for (let j = 0; j < dimension; j++) {
      const along = (t: number) => referenceValue(shape, parameters, moved(point, j, t));
      jet.gradient.push(firstDifference(along, 1e-3));
      laplacian += secondDifference(along, 1e-2);
    }
    jet.value.push(referenceValue(shape, parameters, point));
    jet.laplacian.push(laplacian);
  }
  return jet;
}

for (const { build, module } of kernels) {
  Deno.test(`the ${build} jet agrees with float64 finite differences of the value`, () => {
    for (const [dimension, hidden] of [[1, [16]], [2, [24, 8]], [7, [16, 8, 16]]] as const) {
      const shape = { dimension, hidden };
      const parameters = randomParameters(testKey(dimension, "parameters"), shape);
      const points = normals(testKey(dimension, "points"), 9 * dimension);
      const kernel = instantiateEnergyJet(module, shape);
      const jet = kernel.forward(parameters, points, 2);
      const expected = differenceJet(shape, parameters, points);
      assert.ok(relativeDistance(jet.value, expected.value) < TOLERANCE);
      assert.ok(relativeDistance(jet.gradient, expected.gradient) < TOLERANCE);
      assert.ok(relativeDistance(jet.laplacian, expected.laplacian) < TOLERANCE);
    }
  });

  Deno.test(`the ${build} jet agrees with Taylor series in float64 for any shape and batch`, () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 40 }), orders, seeds, (...sample) => {
        const [shape, count, order, seed] = sample;
        const parameters = randomParameters(testKey(seed, "parameters"), shape);
        const points = normals(testKey(seed, "points"), count * shape.dimension);
        const jet = instantiateEnergyJet(module, shape).forward(parameters, points, order);
        const expected = referenceJet(shape, parameters, points);
        assert.ok(relativeDistance(jet.value, expected.value) < TOLERANCE);
        assert.equal(jet.gradient.length, order > 0 ? points.length : 0);
        assert.equal(jet.laplacian.length, order > 1 ? count : 0);
        if (order > 0) assert.ok(relativeDistance(jet.gradient, expected.gradient) < TOLERANCE);
        if (order > 1) assert.ok(relativeDistance(jet.laplacian, expected.laplacian) < TOLERANCE);
      }),
      { numRuns: 40, seed: 3 },
    );
  });

  Deno.test(`the ${build} reverse agrees with finite differences in every parameter`, () => {
    const table: [number, number[], number][] = [
      [1, [8], 1],
      [2, [8, 16], 7],
      [3, [8, 8, 8], 5],
      [2, [8, 8, 8, 8], 6],
      [19, [16], 3],
    ];
    for (const [dimension, hidden, count] of table) {
      const shape = { dimension, hidden };
      const parameters = randomParameters(testKey(count, "parameters"), shape);
      const points = normals(testKey(count, "points"), count * dimension);
      const kernel = instantiateEnergyJet(module, shape);
      for (const order of [0, 1, 2] as const) {
        const adjoint = randomAdjoint(count, count, dimension, order);
        kernel.forward(parameters, points, order);
        const gradient = kernel.reverse(adjoint);
        const expected = differenceGradient(shape, parameters, points, adjoint, order);
        assert.ok(relativeDistance(gradient, expected) < TOLERANCE, `${hidden} order ${order}`);
      }
    }
  });

  Deno.test(`the ${build} reverse agrees with finite differences along random directions`, () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 20 }), orders, seeds, (...sample) => {
        const [shape, count, order, seed] = sample;
        const parameters = randomParameters(testKey(seed, "parameters"), shape);
        const points = normals(testKey(seed, "points"), count * shape.dimension);
        const adjoint = randomAdjoint(seed, count, shape.dimension, order);
        const kernel = instantiateEnergyJet(module, shape);
        kernel.forward(parameters, points, order);
        const gradient = kernel.reverse(adjoint);
        const direction = normals(testKey(seed, "direction"), parameters.length);
        const along = (t: number) =>
          referencePairing(
            shape,
            Float64Array.from(parameters, (p, i) => p + t * direction[i]),
            points,
            adjoint,
            order,
          );
        const product = gradient.reduce((sum, g, i) => sum + g * direction[i], 0);
        // A random direction has about ‖gradient‖ of the product's standard deviation.
        const norm = Math.hypot(...gradient);
        assert.ok(Math.abs(product - firstDifference(along, 1e-4)) < TOLERANCE * norm);
      }),
      { numRuns: 25, seed: 5 },
    );
  });

  Deno.test(`the ${build} batch gives what its points give one by one`, () => {
    const shape = { dimension: 2, hidden: [64, 64, 64] };
    const parameters = randomParameters(testKey(1, "parameters"), shape);
    const kernel = instantiateEnergyJet(module, shape);
    for (const count of [1, 31, 32, 33, 97]) {
      const points = normals(testKey(count, "points"), 2 * count);
      const jet = kernel.forward(parameters, points, 2);
      for (const i of [0, count >> 1, count - 1]) {
        const alone = kernel.forward(parameters, points.slice(2 * i, 2 * i + 2), 2);
        assert.equal(jet.value[i], alone.value[0]);
        assert.equal(jet.gradient[2 * i + 1], alone.gradient[1]);
        assert.equal(jet.laplacian[i], alone.laplacian[0]);
      }
    }
  });

  Deno.test(`the ${build} reverse of a batch too large to keep equals the sum over its parts`, () => {
    const shape = { dimension: 2, hidden: [128, 128, 128] };
    const count = 3000;
    const parameters = randomParameters(testKey(1, "parameters"), shape);
    const points = normals(testKey(1, "points"), 2 * count);
    const adjoint = randomAdjoint(1, count, 2, 2);
    const kernel = instantiateEnergyJet(module, shape);
    kernel.forward(parameters, points, 2);
    const whole = kernel.reverse(adjoint);
    const sum = new Float64Array(parameters.length);
    for (let from = 0; from < count; from += 500) {
      kernel.forward(parameters, points.slice(2 * from, 2 * from + 1000), 2);
      kernel.reverse({
        value: adjoint.value.slice(from, from + 500),
        gradient: adjoint.gradient.slice(2 * from, 2 * from + 1000),
        laplacian: adjoint.laplacian.slice(from, from + 500),
      }).forEach((g, i) => sum[i] += g);
    }
    assert.ok(relativeDistance(whole, sum) < TOLERANCE);
  });

  Deno.test(`the ${build} kernel gives the same bits again, in another instance too`, () => {
    const shape = { dimension: 3, hidden: [16, 24] };
    const parameters = randomParameters(testKey(1, "parameters"), shape);
    const points = normals(testKey(1, "points"), 3 * 50);
    const adjoint = randomAdjoint(1, 50, 3, 2);
    const run = () => {
      const kernel = instantiateEnergyJet(module, shape);
      // A larger batch first leaves other numbers in memory.
      kernel.forward(parameters, normals(testKey(2, "points"), 3 * 200), 1);
      return [kernel.forward(parameters, points, 2), kernel.reverse(adjoint)];
    };
    assert.deepEqual(run(), run());
  });

  Deno.test(`the ${build} swish is accurate from deep saturation to large arguments`, () => {
    const kernel = instantiateEnergyJet(module, { dimension: 1, hidden: [8] });
    // One unit a with weight 1 in and out; the others have weight 0 out.
    const parameters = new Float32Array(8 + 8 + 8 + 1);
    parameters[0] = parameters[16] = 1;
    const points = Float32Array.from({ length: 4001 }, (_, i) => (i - 2000) / 40);
    const { value, gradient, laplacian } = kernel.forward(parameters, points, 2);
    points.forEach((a, i) => {
      const s = 1 / (1 + Math.exp(-a));
      const q = 1 / (1 + Math.exp(a));
      assert.ok(Math.abs(value[i] - a * s) <= 4e-7 * Math.abs(a * s) + 1e-18, `value at ${a}`);
      assert.ok(Math.abs(gradient[i] - (s + a * s * q)) < 1e-6, `gradient at ${a}`);
      assert.ok(Math.abs(laplacian[i] - s * q * (2 + a * (q - s))) < 1e-6, `Laplacian at ${a}`);
    });
  });
}
