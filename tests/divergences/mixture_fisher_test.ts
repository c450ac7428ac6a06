import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { fisherDivergence } from "../../src/divergences/fisher.ts";
import { mixtureFisherDivergence } from "../../src/divergences/mixture_fisher.ts";
import { evaluateDivergence } from "../../src/divergences/mod.ts";
import { gaussian, pair } from "./laws.ts";

const BRIDGE = {
  law: "gaussian-mixture",
  weights: [1],
  means: [[0]],
  covariances: [[[25]]],
};

Deno.test("MFD is FD of the mixtures written out as one law", () => {
  const bridged = (alpha: number) =>
    createDistribution({
      law: "gaussian-mixture",
      weights: [0.7 * alpha, 0.7 * (1 - alpha), 0.3],
      means: [[-5], [5], [0]],
      covariances: [[[1]], [[1]], [[25]]],
    });
  const expected = fisherDivergence.evaluate(bridged(0.2), bridged(0.6), {});
  const { value } = mixtureFisherDivergence.evaluate(pair(0.2, 5), pair(0.6, 5), {
    beta: 0.7,
    bridge: BRIDGE,
  });
  assert.ok(Math.abs(value - expected.value) < 1e-11 * expected.value);
});

Deno.test("MFD at β = 1 is FD, with or without a bridge", () => {
  const [p, q] = [pair(0.2, 5), pair(0.6, 5)];
  const expected = fisherDivergence.evaluate(p, q, {});
  assert.deepEqual(mixtureFisherDivergence.evaluate(p, q, { beta: 1 }), expected);
  assert.deepEqual(mixtureFisherDivergence.evaluate(p, q, { beta: 1, bridge: BRIDGE }), expected);
});

Deno.test("MFD sees the weights of disconnected bumps through the bridge", () => {
  const bumps = (weight: number) =>
    createDistribution({
      law: "bumps",
      centres: [-3, 3],
      radius: 1,
      weights: [weight, 1 - weight],
    });
  const parameters = { beta: 0.9, bridge: BRIDGE };
  const apart = mixtureFisherDivergence.evaluate(bumps(0.2), bumps(0.7), parameters);
  assert.ok(apart.value > 1e-3 && apart.error < 1e-9 * apart.value);
  assert.equal(mixtureFisherDivergence.evaluate(bumps(0.2), bumps(0.2), parameters).value, 0);
});

Deno.test("MFD refuses parameters with the field, the wanted and the given", () => {
  const evaluate = (parameters: unknown, p = pair(0.2, 5)) => () =>
    evaluateDivergence("mixture-fisher", p, p, parameters);
  assert.throws(evaluate({ beta: 0 }), {
    name: "RangeError",
    message: /'beta' must be above 0.* 0/,
  });
  assert.throws(evaluate({ beta: 1.5 }), {
    message: /'beta' must be at most 1: current value is 1.5/,
  });
  assert.throws(evaluate({ beta: 0.5 }), {
    message: /'bridge' must be given for beta below 1.*0.5/,
  });
  assert.throws(evaluate({}), { name: "TypeError", message: /'beta' is missing/ });
  assert.throws(evaluate({ beta: 1, gamma: 2 }), { name: "TypeError", message: /'gamma'/ });
  assert.throws(evaluate({ beta: 0.5, bridge: BRIDGE }, gaussian([0, 0], 1)), {
    message: /'bridge' must have the dimension of p and q \(2\): current dimension is 1/,
  });
  assert.throws(evaluate({ beta: 0.5, bridge: { ...BRIDGE, weights: [2] } }), {
    message: /'bridge.weights' must sum to 1: current sum is 2/,
  });
  assert.throws(evaluate({ beta: 0.5, bridge: BRIDGE, rMin: 0.1 }), {
    message: /'rMin' must be absent for laws that are not radial/,
  });
});
