import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { fisherDivergence } from "../../src/divergences/fisher.ts";
import { noisedFisherDivergence } from "../../src/divergences/noised_fisher.ts";
import { klDivergence } from "../../src/divergences/kl.ts";
import fc from "../property.ts";
import { gaussian, pair } from "./laws.ts";

const evaluate = noisedFisherDivergence.evaluate;

Deno.test("noised FD between Gaussians is FD between Gaussians with t more variance", () => {
  const t = 2.5;
  for (const d of [1, 2, 5, 10]) {
    const axes = Array.from({ length: d }, (_, axis) => axis);
    const [p, q] = [gaussian(axes.map((axis) => axis / d), 1), gaussian(axes.map(() => 0), 1.5)];
    const { value, error } = evaluate(p, q, { variance: t });
    const [a, b] = [1 + t, 2.25 + t];
    const shift = axes.reduce((sum, axis) => sum + (axis / d) ** 2, 0);
    const expected = 0.5 * (d * a * (1 / b - 1 / a) ** 2 + shift / b ** 2);
    assert.ok(Math.abs(value - expected) < 1e-13 * expected, `dimension ${d}`);
    assert.equal(error, 0);
  }
});

Deno.test("noised FD tends to FD linearly in t as the noise vanishes", () => {
  const [p, q] = [pair(0.2, 1), pair(0.6, 1)];
  const limit = fisherDivergence.evaluate(p, q, {}).value;
  const gaps = [1e-3, 1e-5, 1e-7].map((variance) =>
    Math.abs(evaluate(p, q, { variance }).value - limit)
  );
  gaps.slice(1).forEach((gap, i) =>
    assert.ok(Math.abs(gap / gaps[i] - 0.01) < 1e-3, `gaps are ${gaps}`)
  );
});

Deno.test("KL of the noised laws falls at the rate of the noised FD", () => {
  const [t, step] = [1, 0.01];
  const kl = (variance: number) => {
    const law = (alpha: number) =>
      createDistribution({
        law: "gaussian-mixture",
        weights: [alpha, 1 - alpha],
        means: [[-2], [2]],
        covariances: [[[1 + variance]], [[1 + variance]]],
      });
    return klDivergence.evaluate(law(0.2), law(0.6), {}).value;
  };
  // Fourth-order central difference; its error is far below the tolerance.
  const slope = (8 * (kl(t + step) - kl(t - step)) - (kl(t + 2 * step) - kl(t - 2 * step))) /
    (12 * step);
  const { value } = evaluate(pair(0.2, 2), pair(0.6, 2), { variance: t });
  assert.ok(Math.abs(value + slope) < 1e-8 * value, `${value} is not ${-slope}`);
});

Deno.test("noised FD is not negative, and 0 from a law to itself", () => {
  const weight = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  const variance = fc.double({ min: 1e-3, max: 50, noNaN: true });
  fc.assert(
    fc.property(weight, weight, variance, (a, b, variance) => {
      assert.equal(evaluate(pair(a, 3), pair(a, 3), { variance }).value, 0);
      assert.ok(evaluate(pair(a, 3), pair(b, 3), { variance }).value >= 0);
    }),
    { numRuns: 20 },
  );
});

Deno.test("a variance that is not positive is refused", () => {
  for (const variance of [0, -1]) {
    assert.equal(noisedFisherDivergence.schema.safeParse({ variance }).success, false);
  }
  assert.equal(noisedFisherDivergence.schema.safeParse({}).success, false);
});

Deno.test("a law whose noised form is not known is refused by its name", () => {
  const bump = createDistribution({ law: "bumps", centres: [0], radius: 1, weights: [1] });
  assert.throws(() => evaluate(bump, bump, { variance: 1 }), {
    name: "RangeError",
    message: /"bumps"/,
  });
});
