import assert from "node:assert/strict";
import { randomDraws } from "../../src/foreign/random_draws.ts";
import { keyFromSeed } from "../../src/random/key.ts";

Deno.test("every call draws anew, and the same calls give the same numbers", () => {
  const drawn = () => {
    const random = randomDraws(keyFromSeed(1001));
    return [random.uniform(5), random.uniform(5), random.normal(5), random.normal(5)];
  };
  const first = drawn();
  assert.deepEqual(drawn(), first);
  assert.equal(new Set(first.map((values) => values.join())).size, 4);
});

Deno.test("uniform and normal draws of one source are not of one another", () => {
  const random = randomDraws(keyFromSeed(1002));
  const count = 20_000;
  const [u, z] = [random.uniform(count), random.normal(count)];
  const correlation = u.reduce((sum, value, i) => sum + (value - 0.5) * z[i], 0) /
    (count * Math.sqrt(1 / 12));
  // Its standard error is 1/√n.
  assert.ok(Math.abs(correlation) < 5 / Math.sqrt(count));
});
