import assert from "node:assert/strict";
import { Adam } from "../../src/models/adam.ts";

const constants = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8 };

Deno.test("Adam's first step is the learning rate against the gradient's sign", () => {
  // Bias correction makes the first step g / (|g| + ε).
  const adam = new Adam(Float32Array.of(1, -2, 3), constants);
  adam.step(Float32Array.of(0.5, -4, 1e-3), { learningRate: 0.1 });
  [0.9, -1.9, 2.9].forEach((wanted, i) => assert.ok(Math.abs(adam.parameters[i] - wanted) < 1e-5));
});

Deno.test("Adam's second step follows the paper's recursion with β = (.9, .99)", () => {
  const adam = new Adam(Float32Array.of(0), constants);
  adam.step(Float32Array.of(1), { learningRate: 0.1 });
  adam.step(Float32Array.of(-2), { learningRate: 0.1 });
  const first = (0.9 * 0.1 * 1 + 0.1 * -2) / (1 - 0.9 ** 2);
  const second = (0.99 * 0.01 * 1 + 0.01 * 4) / (1 - 0.99 ** 2);
  assert.ok(Math.abs(adam.parameters[0] - (-0.1 - 0.1 * first / Math.sqrt(second))) < 1e-6);
});

Deno.test("clipping cuts the gradient's norm and keeps its direction, and the norm before is returned", () => {
  const steps = [Float32Array.of(3, 4), Float32Array.of(-30, 40)];
  const clipped = new Adam(Float32Array.of(0, 0), constants);
  const scaled = new Adam(Float32Array.of(0, 0), constants);
  const norms = steps.map((g) => clipped.step(g, { learningRate: 0.1, clip: 2.5 }));
  scaled.step(Float32Array.of(1.5, 2), { learningRate: 0.1 });
  scaled.step(Float32Array.of(-1.5, 2), { learningRate: 0.1 });
  assert.deepEqual(norms, [5, 50]);
  assert.deepEqual(clipped.parameters, scaled.parameters);
});

Deno.test("the average follows the parameters with its decay", () => {
  const adam = new Adam(Float32Array.of(0), constants);
  let wanted = 0;
  for (let step = 0; step < 5; step++) {
    adam.step(Float32Array.of(1), { learningRate: 0.1, emaDecay: 0.75 });
    wanted = 0.75 * wanted + 0.25 * adam.parameters[0];
  }
  assert.ok(Math.abs(adam.average[0] - wanted) < 1e-6);
  assert.ok(adam.average[0] > adam.parameters[0]);
});
