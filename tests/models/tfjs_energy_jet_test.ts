import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import {
  type Jet,
  type JetOrder,
  type JetShape,
  parameterLayout,
} from "../../src/models/energy_jet.ts";
import { useFastestBackend } from "../../src/models/backend.ts";
import { initialise } from "../../src/models/initialise.ts";
import { NonFiniteError } from "../../src/models/non_finite_error.ts";
import { TfjsEnergyJet } from "../../src/models/tfjs_energy_jet.ts";
import { fold, keyFromSeed } from "../../src/random/key.ts";
import { normal } from "../../src/random/normal.ts";
import { referenceJet, relativeDistance } from "./reference_network.ts";

/** What the issue of correctness asks of every jet and every gradient. */
const TOLERANCE = 1e-5;

const shapes = fc.record({
  dimension: fc.integer({ min: 1, max: 4 }),
  hidden: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
  count: fc.integer({ min: 1, max: 7 }),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
});

function draw(shape: JetShape, count: number, seed: number) {
  const key = keyFromSeed(seed);
  const parameters = initialise(fold(key, "parameters"), shape, 1);
  const points = Float32Array.from(normal(fold(key, "points"), count * shape.dimension));
  return { parameters, points };
}

function referenceJets(shape: JetShape, parameters: Float64Array, points: Float32Array): Jet {
  const d = shape.dimension;
  const jets = Array.from(
    { length: points.length / d },
    (_, i) => referenceJet(shape, parameters, [...points.subarray(i * d, (i + 1) * d)]),
  );
  return {
    value: Float32Array.from(jets, ({ value }) => value),
    gradient: Float32Array.from(jets.flatMap(({ gradient }) => gradient)),
    laplacian: Float32Array.from(jets, ({ laplacian }) => laplacian),
  };
}

/** Σ ⟨adjoint, jet⟩ in float64, by the reference. */
function referencePairing(
  shape: JetShape,
  parameters: Float64Array,
  points: Float32Array,
  adjoint: Jet,
): number {
  const d = shape.dimension;
  let total = 0;
  for (let i = 0; i < adjoint.value.length; i++) {
    const jet = referenceJet(shape, parameters, [...points.subarray(i * d, (i + 1) * d)]);
    total += adjoint.value[i] * jet.value;
    jet.gradient.forEach((slope, axis) => total += (adjoint.gradient[i * d + axis] ?? 0) * slope);
    total += (adjoint.laplacian[i] ?? 0) * jet.laplacian;
  }
  return total;
}

function randomAdjoint(jet: Jet, seed: number): Jet {
  const drawn = (part: string, length: number) =>
    Float32Array.from(normal(fold(keyFromSeed(seed), part), length));
  return {
    value: drawn("value", jet.value.length),
    gradient: drawn("gradient", jet.gradient.length),
    laplacian: drawn("laplacian", jet.laplacian.length),
  };
}

Deno.test("the jet agrees with float64 finite differences for any shape", async () => {
  assert.equal(await useFastestBackend(), "wasm");
  fc.assert(
    fc.property(shapes, ({ dimension, hidden, count, seed }) => {
      const shape = { dimension, hidden };
      const { parameters, points } = draw(shape, count, seed);
      const jet = new TfjsEnergyJet(shape);
      const got = jet.forward(parameters, points, 2);
      jet.dispose();
      const wanted = referenceJets(shape, Float64Array.from(parameters), points);
      // An absolute part for parts that vanish by cancellation, relative to the whole jet's size.
      const all = (j: Jet) => [...j.value, ...j.gradient, ...j.laplacian];
      assert.ok(relativeDistance(all(got), all(wanted)) < TOLERANCE);
    }),
    { numRuns: 60, seed: 1 },
  );
});

for (const order of [0, 1, 2] as const) {
  Deno.test(`the parameter gradient at order ${order} agrees with float64 finite differences`, async () => {
    await useFastestBackend();
    fc.assert(
      fc.property(shapes, ({ dimension, hidden, count, seed }) => {
        const shape = { dimension, hidden: hidden.slice(0, 3).map((width) => Math.min(width, 6)) };
        const distance = gradientDistance(shape, count, seed, order);
        assert.ok(distance < TOLERANCE, `relative distance ${distance}`);
      }),
      { numRuns: 12, seed: 2 },
    );
  });
}

function gradientDistance(shape: JetShape, count: number, seed: number, order: JetOrder): number {
  const { parameters, points } = draw(shape, count, seed);
  const jet = new TfjsEnergyJet(shape);
  const adjoint = randomAdjoint(jet.forward(parameters, points, order), seed);
  const got = jet.reverse(adjoint);
  jet.dispose();
  const h = 1e-3;
  const wanted = Float64Array.from(parameters, (_, index) => {
    const at = (step: number) => {
      const moved = Float64Array.from(parameters);
      moved[index] += step;
      return referencePairing(shape, moved, points, adjoint);
    };
    return (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
  });
  return relativeDistance(got, wanted);
}

Deno.test("the cpu backend gives the same jet and gradient as wasm", async () => {
  await useFastestBackend();
  const shape = { dimension: 2, hidden: [16, 8] };
  const { parameters, points } = draw(shape, 9, 3);
  const run = () => {
    const jet = new TfjsEnergyJet(shape);
    const value = jet.forward(parameters, points, 2);
    const gradient = jet.reverse(randomAdjoint(value, 4));
    jet.dispose();
    return { value, gradient };
  };
  const wasm = run();
  await tf.setBackend("cpu");
  const cpu = run();
  await tf.setBackend("wasm");
  assert.ok(relativeDistance(cpu.gradient, wasm.gradient) < TOLERANCE);
  assert.ok(relativeDistance(cpu.value.laplacian, wasm.value.laplacian) < TOLERANCE);
});

Deno.test("tensors do not grow from step to step, and dispose frees all", async () => {
  await useFastestBackend();
  const before = tf.memory().numTensors;
  const shape = { dimension: 2, hidden: [8, 8] };
  const { parameters, points } = draw(shape, 5, 5);
  const jet = new TfjsEnergyJet(shape);
  const counts = Array.from({ length: 20 }, () => {
    jet.reverse(jet.forward(parameters, points, 2));
    return tf.memory().numTensors;
  });
  assert.equal(new Set(counts).size, 1);
  jet.dispose();
  assert.equal(tf.memory().numTensors, before);
});

Deno.test("a wrong length or a number that is not finite is refused by name", async () => {
  await useFastestBackend();
  const shape = { dimension: 2, hidden: [8] };
  const jet = new TfjsEnergyJet(shape);
  const { count } = parameterLayout(shape);
  const parameters = new Float32Array(count);
  assert.throws(() => jet.forward(parameters.slice(1), new Float32Array(2), 2), {
    name: "TypeError",
    message: /'parameters' must have length 33: current length is 32/,
  });
  assert.throws(() => jet.forward(parameters, new Float32Array(3), 2), {
    name: "TypeError",
    message: /'points' must be n × 2 with n > 0: current length is 3/,
  });
  assert.throws(() => jet.forward(parameters, Float32Array.of(1, NaN), 2), NonFiniteError);
  assert.throws(
    () =>
      jet.reverse({
        value: new Float32Array(1),
        gradient: new Float32Array(2),
        laplacian: new Float32Array(1),
      }),
    {
      message: /no forward pass/,
    },
  );
});

Deno.test("a shape that is no network is refused by name", () => {
  const cases: [JetShape, RegExp][] = [
    [{ dimension: 0, hidden: [8] }, /'dimension' must be a positive integer: current value is 0/],
    [{ dimension: 2, hidden: [] }, /'hidden' must list one to four widths: current count is 0/],
    [
      { dimension: 2, hidden: [8, 1.5] },
      /'hidden\[1\]' must be a positive integer: current value is 1.5/,
    ],
  ];
  for (const [shape, message] of cases) {
    assert.throws(() => parameterLayout(shape), { name: "RangeError", message });
  }
});
