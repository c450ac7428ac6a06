import assert from "node:assert/strict";
import { parameterLayout } from "../../src/models/parameter_layout.ts";
import { initialise } from "../../src/models/initialise.ts";
import { keyFromSeed } from "../../src/random/key.ts";

const shape = { dimension: 2, hidden: [256, 256] };

function deviation(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
}

Deno.test("each layer's weights have the spread of their rule, and the output bias is 0", () => {
  const parameters = initialise(keyFromSeed(1), shape, 3);
  const { layers } = parameterLayout(shape);
  const [first, second, last] = layers.map(({ weights, biases }) =>
    deviation(parameters.subarray(weights, biases))
  );
  // 512, 65536 and 256 draws: three standard errors of a deviation are 9 %, 1 % and 13 %.
  assert.ok(Math.abs(first / (3 / Math.sqrt(2)) - 1) < 0.1);
  assert.ok(Math.abs(second / (1.4 / 16) - 1) < 0.01);
  assert.ok(Math.abs(last / (0.3 / 16) - 1) < 0.14);
  assert.equal(parameters.at(-1), 0);
});

Deno.test("one key gives one network, another key another", () => {
  assert.deepEqual(initialise(keyFromSeed(1), shape, 3), initialise(keyFromSeed(1), shape, 3));
  assert.notDeepEqual(initialise(keyFromSeed(1), shape, 3), initialise(keyFromSeed(2), shape, 3));
});
