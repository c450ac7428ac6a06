import assert from "node:assert/strict";
import {
  defineDistribution,
  defineDivergence,
  defineEstimator,
  defineMetric,
} from "../../src/foreign/define.ts";

Deno.test("what is defined is marked with its kind, and is else itself", () => {
  const logDensity = (points: Float64Array) => points;
  const law = defineDistribution({ dimension: 1, logDensity });
  assert.deepEqual(law, { kind: "distribution", dimension: 1, logDensity });
  const fit = () => ({ logDensity });
  assert.deepEqual(defineEstimator({ fit }), { kind: "estimator", fit });
  const evaluate = () => 0;
  assert.deepEqual(defineDivergence({ evaluate }), { kind: "divergence", evaluate });
  const integrands = () => [];
  const metric = defineMetric({ name: "mine", integrands });
  assert.deepEqual(metric, { kind: "metric", name: "mine", integrands });
});
