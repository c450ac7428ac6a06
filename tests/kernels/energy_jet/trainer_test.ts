import assert from "node:assert/strict";
import { instantiateEnergyJet } from "../../../src/kernels/energy_jet/energy_jet.ts";
import { loadKernel } from "../../../src/kernels/energy_jet/load_kernel.ts";
import { NonFiniteError } from "../../../src/kernels/energy_jet/non_finite_error.ts";
import { instantiateTrainer, type KernelTrainer } from "../../../src/kernels/energy_jet/trainer.ts";
import { normals, randomParameters, relativeDistance, testKey } from "./random_network.ts";

const module = await loadKernel("simd");
const shape = { dimension: 2, hidden: [16, 8] };
const start = randomParameters(testKey(1, "parameters"), shape);

function fill(trainer: KernelTrainer, seed: number, count: number): void {
  const batch = trainer.batch(count);
  batch.points.set(normals(testKey(seed, "points"), 2 * count));
  batch.baseScore.set(batch.points.map((x) => -x));
  batch.weights.fill(1 / count);
  batch.laplacianWeights.fill(1);
}

/** Adam as its paper's Algorithm 1 states it, in float64, with clipping and an average. */
class ReferenceAdam {
  readonly parameters: Float64Array;
  readonly average: Float64Array;
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  #t = 0;

  constructor(parameters: Float32Array) {
    this.parameters = Float64Array.from(parameters);
    this.average = Float64Array.from(parameters);
    this.#first = new Float64Array(parameters.length);
    this.#second = new Float64Array(parameters.length);
  }

  step(gradient: Float32Array, rate: number, clip: number, decay: number): void {
    this.#t++;
    const scale = Math.min(1, clip / Math.hypot(...gradient));
    gradient.forEach((raw, i) => {
      const g = scale * raw;
      this.#first[i] = 0.9 * this.#first[i] + 0.1 * g;
      this.#second[i] = 0.99 * this.#second[i] + 0.01 * g * g;
      const m = this.#first[i] / (1 - 0.9 ** this.#t);
      const v = this.#second[i] / (1 - 0.99 ** this.#t);
      this.parameters[i] -= rate * m / (Math.sqrt(v) + 1e-8);
      this.average[i] = decay * this.average[i] + (1 - decay) * this.parameters[i];
    });
  }
}

for (const clip of [Infinity, 0.05]) {
  Deno.test(`the trainer follows Adam in float64 with clip ${clip}`, () => {
    const trainer = instantiateTrainer(module, shape, { beta2: 0.99 });
    trainer.start(start);
    const reference = new ReferenceAdam(start);
    for (let step = 0; step < 20; step++) {
      fill(trainer, step, 33);
      trainer.forwardReverse();
      const gradient = trainer.gradient();
      const norm = trainer.step({ learningRate: 1e-2, clip, emaDecay: 0.9 });
      assert.ok(Math.abs(norm - Math.hypot(...gradient)) < 1e-6 * norm);
      reference.step(gradient, 1e-2, clip, 0.9);
      // Both take the kernel's gradient, so they drift apart by rounding alone.
      assert.ok(relativeDistance(trainer.parameters(), reference.parameters) < 1e-6);
      assert.ok(relativeDistance(trainer.averagedParameters(), reference.average) < 1e-6);
    }
  });
}

Deno.test("the trainer's gradient is the energy jet's", () => {
  const trainer = instantiateTrainer(module, shape);
  const jet = instantiateEnergyJet(module, shape);
  trainer.start(start);
  const points = normals(testKey(1, "points"), 2 * 40);
  const adjoint = { value: points.slice(0, 40), gradient: points, laplacian: new Float32Array(0) };
  assert.deepEqual(trainer.forward(points, 1), jet.forward(start, points, 1));
  trainer.reverse(adjoint);
  assert.deepEqual(trainer.gradient(), jet.reverse(adjoint));
  trainer.step({ learningRate: 1e-2 });
  const next = trainer.parameters();
  assert.notDeepEqual(next, start);
  assert.deepEqual(trainer.forward(points, 1), jet.forward(next, points, 1));
});

Deno.test("the trainer fits a narrower Gaussian by score matching", () => {
  // Data N(0, ¼ I) on base N(0, I): the score is −4x and ∇f = −3x, so J = ½ · 16 · ½ − 6 = −2.
  const trainer = instantiateTrainer(module, { dimension: 2, hidden: [32, 32] }, { beta2: 0.99 });
  trainer.start(randomParameters(testKey(1, "parameters"), { dimension: 2, hidden: [32, 32] }, 1));
  const count = 512;
  let last = 0;
  for (let step = 0; step < 400; step++) {
    const batch = trainer.batch(count);
    batch.points.set(normals(testKey(step, "points"), 2 * count, 0.5));
    batch.baseScore.set(batch.points.map((x) => -x));
    batch.weights.fill(1 / count);
    batch.laplacianWeights.fill(1);
    const objective = trainer.forwardReverse();
    trainer.step({ learningRate: 5e-3 * (1 - step / 400), clip: 10, emaDecay: 0.9 });
    if (step >= 300) last += objective / 100;
  }
  assert.ok(Math.abs(last + 2) < 0.25, `${last}`);
  const { gradient } = trainer.forward(Float32Array.of(0.5, 0, 0, -0.3), 1);
  [-1.5, 0, 0, 0.9].forEach((g, i) => assert.ok(Math.abs(gradient[i] - g) < 0.3, `${gradient}`));
});

Deno.test("a batch that is not finite gives a typed error and leaves the parameters", () => {
  const trainer = instantiateTrainer(module, shape);
  trainer.start(start);
  for (const name of ["points", "baseScore", "weights", "laplacianWeights"] as const) {
    fill(trainer, 1, 10);
    trainer.batch(10)[name][7] = NaN;
    assert.throws(() => trainer.forwardReverse(), (error) => {
      assert.ok(error instanceof NonFiniteError);
      assert.equal(error.quantity, name);
      assert.equal(error.index, 7);
      return true;
    });
    assert.throws(() => trainer.step({ learningRate: 1 }), TypeError);
    assert.deepEqual(trainer.parameters(), start);
  }
});

Deno.test("a gradient that overflows gives a typed error and leaves the parameters", () => {
  const trainer = instantiateTrainer(module, shape);
  trainer.start(start);
  const none = new Float32Array(0);
  trainer.forward(Float32Array.of(1, 2, 3, 4), 0);
  // The output bias's gradient is the sum of these, beyond float32.
  trainer.reverse({ value: Float32Array.of(3e38, 3e38), gradient: none, laplacian: none });
  assert.throws(() => trainer.step({ learningRate: 1 }), NonFiniteError);
  assert.deepEqual(trainer.parameters(), start);
});

Deno.test("a trainer refuses steps out of order and options out of range", () => {
  const trainer = instantiateTrainer(module, shape);
  trainer.start(start);
  assert.throws(() => trainer.step({ learningRate: 1e-3 }), TypeError);
  assert.throws(() => trainer.forwardReverse(), TypeError);
  fill(trainer, 1, 4);
  trainer.forwardReverse();
  assert.throws(
    () => trainer.step({ learningRate: -1 }),
    /'learningRate' must be in \[0, Infinity\)/,
  );
  assert.throws(() => trainer.step({ learningRate: 1, clip: 0 }), /'clip' must be positive/);
  assert.throws(
    () => trainer.step({ learningRate: 1, emaDecay: 1 }),
    /'emaDecay' must be in \[0, 1\)/,
  );
  assert.throws(
    () => instantiateTrainer(module, shape, { beta1: 1 }),
    /'beta1' must be in \[0, 1\)/,
  );
  assert.throws(() => trainer.start(start.slice(1)), TypeError);
  trainer.dispose();
  assert.throws(() => trainer.parameters(), TypeError);
});
