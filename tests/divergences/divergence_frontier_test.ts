import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { divergenceFrontierDivergence } from "../../src/divergences/divergence_frontier.ts";
import { gaussian, pair } from "./laws.ts";

const bumps = (weight: number) =>
  createDistribution({ law: "bumps", centres: [-3, 3], radius: 1, weights: [weight, 1 - weight] });

Deno.test("the area under the frontier of disjoint laws is Γ(c+1)²/Γ(2c+1)", () => {
  for (const [scale, area] of [[1, 1 / 2], [2, 4 / 24], [5, 14400 / 3628800]]) {
    const { value, error } = divergenceFrontierDivergence.evaluate(bumps(1), bumps(0), { scale });
    assert.ok(Math.abs(value - (1 - area)) <= error);
    assert.ok(error < 1e-6);
  }
});

Deno.test("between weights of bumps the area is that of a fine polygon through the frontier", () => {
  const [a, b, scale, steps] = [[0.2, 0.8], [0.7, 0.3], 5, 20_000];
  const entropy = (x: number[], r: number[]) =>
    x.reduce((sum, entry, i) => sum + entry * Math.log(entry / r[i]), 0);
  let area = 0;
  let last = [1, 0];
  for (let i = 0; i <= steps; i++) {
    const lambda = i / steps;
    const r = a.map((entry, k) => lambda * entry + (1 - lambda) * b[k]);
    const point = [Math.exp(-scale * entropy(b, r)), Math.exp(-scale * entropy(a, r))];
    area += 0.5 * (last[0] - point[0]) * (last[1] + point[1]);
    last = point;
  }
  // The last piece is level, at y = 1.
  area += last[0];
  const { value } = divergenceFrontierDivergence.evaluate(bumps(0.2), bumps(0.7), { scale });
  assert.ok(Math.abs(value - (1 - area)) < 1e-7, `${value} is not ${1 - area}`);
});

Deno.test("the area above the frontier is of fourth order in the weights' difference", () => {
  const p = pair(0.4, 4);
  const [near, far] = [0.41, 0.42].map((alpha) =>
    divergenceFrontierDivergence.evaluate(p, pair(alpha, 4), { scale: 5 }).value
  );
  assert.ok(Math.abs(far / near - 16) < 0.5, `the ratio is ${far / near}`);
});

Deno.test("the scale must be positive and is 5 by default", () => {
  const { schema } = divergenceFrontierDivergence;
  assert.deepEqual(schema.parse({}), { scale: 5 });
  for (const scale of [0, -1, Infinity]) assert.equal(schema.safeParse({ scale }).success, false);
  const solid = gaussian([0, 0, 0], 1);
  assert.throws(() => divergenceFrontierDivergence.evaluate(solid, solid, { scale: 5 }), {
    name: "RangeError",
    message: /'dimension' must be at most 2: current value is 3/,
  });
});
