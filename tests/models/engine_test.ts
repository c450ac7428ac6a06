import assert from "node:assert/strict";
import { engineNames, openEngine } from "../../src/models/engine.ts";
import { initialise } from "../../src/models/initialise.ts";
import type { EnergyTrainer } from "../../src/models/energy_trainer.ts";
import { fold, keyFromSeed } from "../../src/random/key.ts";
import { normal } from "../../src/random/normal.ts";

const shape = { dimension: 2, hidden: [16, 16] };
const initial = initialise(keyFromSeed(1), shape, 2);

function fillBatch(trainer: EnergyTrainer, step: number): void {
  const batch = trainer.batch(24);
  const key = fold(keyFromSeed(2), step);
  batch.points.set(normal(fold(key, "points"), 48));
  batch.baseScore.set(normal(fold(key, "scores"), 48));
  batch.weights.fill(1 / 24);
  batch.laplacianWeights.fill(1, 0, 16).fill(0, 16);
}

/** What an estimator can see of ten steps. */
async function trace(name: typeof engineNames[number]) {
  const engine = await openEngine(name);
  const trainer = engine.createTrainer(shape);
  trainer.start(initial);
  const objectives = [];
  const norms = [];
  for (let step = 0; step < 10; step++) {
    fillBatch(trainer, step);
    objectives.push(trainer.forwardReverse());
    norms.push(trainer.step({ learningRate: 1e-3, clip: 1, emaDecay: 0.9 }));
  }
  const result = {
    objectives,
    norms,
    parameters: trainer.parameters(),
    average: trainer.averagedParameters(),
  };
  trainer.dispose();
  return result;
}

function assertClose(got: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number): void {
  assert.equal(got.length, wanted.length);
  const size = Math.hypot(...Array.from(wanted));
  const distance = Math.hypot(...Array.from(wanted, (value, i) => got[i] - value));
  assert.ok(distance <= tolerance * size, `relative distance ${distance / size}`);
}

for (const name of engineNames.filter((other) => other !== "tfjs")) {
  Deno.test(`ten steps on the ${name} kernel are those of the tfjs reference`, async () => {
    const [wanted, got] = [await trace("tfjs"), await trace(name)];
    assertClose(got.objectives, wanted.objectives, 1e-4);
    assertClose(got.norms, wanted.norms, 1e-4);
    assertClose(got.parameters, wanted.parameters, 1e-4);
    assertClose(got.average, wanted.average, 1e-4);
  });
}

Deno.test("the general path and the score-matching path give one gradient on every engine", async () => {
  for (const name of engineNames) {
    const trainer = (await openEngine(name)).createTrainer(shape);
    trainer.start(initial);
    fillBatch(trainer, 0);
    const { points, baseScore, weights, laplacianWeights } = trainer.batch(24);
    const copies = { points: points.slice(), baseScore: baseScore.slice() };
    trainer.forwardReverse();
    const fused = trainer.gradient();
    const laplacian = weights.map((weight, i) => weight * laplacianWeights[i]);
    const weightOf = weights.slice();
    const jet = trainer.forward(copies.points, 2);
    trainer.reverse({
      value: new Float32Array(24),
      gradient: jet.gradient.map((slope, i) =>
        weightOf[Math.floor(i / 2)] * (slope + copies.baseScore[i])
      ),
      laplacian,
    });
    assertClose(trainer.gradient(), fused, 1e-5);
    trainer.dispose();
  }
});

Deno.test("engines say what they are", async () => {
  const names = await Promise.all(engineNames.map(async (name) => (await openEngine(name)).name));
  assert.deepEqual(names, ["wasm-simd", "wasm-relaxed", "tfjs-wasm"]);
});
