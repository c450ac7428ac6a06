import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { wasserstein1Divergence } from "../../src/divergences/wasserstein_1.ts";
import fc from "../property.ts";
import { gaussian, pair } from "./laws.ts";

const evaluate = wasserstein1Divergence.evaluate;
const bumps = (centres: number[], weights: number[]) =>
  createDistribution({ law: "bumps", centres, radius: 1, weights });

Deno.test("W1 of a translation is its length", () => {
  const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(finite(0.05, 0.95), finite(0, 4), finite(-8, 8), (weight, c, shift) => {
      const moved = createDistribution({
        law: "gaussian-mixture",
        weights: [weight, 1 - weight],
        means: [[shift - c], [shift + c]],
        covariances: [[[1]], [[1]]],
      });
      const { value, error } = evaluate(pair(weight, c), moved, {});
      assert.ok(
        Math.abs(value - Math.abs(shift)) <= error + 1e-14,
        `${value} with error ${error} is not ${shift}`,
      );
      assert.ok(error < 1e-10 * Math.abs(shift) + 1e-13);
    }),
    { numRuns: 30 },
  );
});

Deno.test("W1 between two weights of modes far apart is the moved mass times the way", () => {
  const { value } = evaluate(pair(0.2, 10), pair(0.65, 10), {});
  assert.ok(Math.abs(value - 0.45 * 20) < 1e-12);
});

Deno.test("W1 of bumps, by quadrature of the densities, is the moved mass times the way", () => {
  const { value, error } = evaluate(bumps([-3, 3], [0.2, 0.8]), bumps([-3, 3], [0.7, 0.3]), {});
  assert.ok(Math.abs(value - 3) <= error + 1e-14, `${value} with error ${error}`);
  assert.ok(error < 1e-10);
});

Deno.test("W1 between Gaussians of one mean is the difference of their stds times √(2/π)", () => {
  const { value, error } = evaluate(gaussian([1], 2), gaussian([1], 0.5), {});
  assert.ok(Math.abs(value - 1.5 * Math.sqrt(2 / Math.PI)) < 1e-15);
  assert.equal(error, 0);
});

Deno.test("W1 by quadrature agrees with the closed form between Gaussians", () => {
  const halves = createDistribution({
    law: "gaussian-mixture",
    weights: [0.5, 0.5],
    means: [[0.3], [0.3]],
    covariances: [[[4]], [[4]]],
  });
  const generic = createDistribution({
    law: "mixture",
    weights: [1],
    components: [{
      law: "gaussian-mixture",
      weights: [1],
      means: [[0.3]],
      covariances: [[[4]]],
    }],
  });
  const q = gaussian([1], 0.7);
  const closed = evaluate(gaussian([0.3], 2), q, {}).value;
  for (const p of [halves, generic]) {
    const { value, error } = evaluate(p, q, {});
    assert.ok(Math.abs(value - closed) <= error + 1e-14, `${value} is not ${closed}`);
    assert.ok(error < 1e-10);
  }
});

Deno.test("W1 is symmetric, and 0 from a law to itself", () => {
  const [p, q] = [pair(0.2, 2), bumps([0, 2], [0.5, 0.5])];
  const [there, back] = [evaluate(p, q, {}), evaluate(q, p, {})];
  assert.ok(Math.abs(there.value - back.value) <= there.error + back.error);
  for (const law of [p, q, gaussian([1], 2)]) assert.equal(evaluate(law, law, {}).value, 0);
});

Deno.test("W1 off the line is refused", () => {
  assert.throws(() => evaluate(gaussian([0, 0], 1), gaussian([1, 1], 1), {}), {
    name: "RangeError",
    message: /'wasserstein-1'.*'dimension' must be 1: current value is 2/,
  });
});
