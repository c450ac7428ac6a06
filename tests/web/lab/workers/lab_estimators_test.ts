import assert from "node:assert/strict";
import { labEstimator } from "../../../../web/lab/workers/lab_estimators.ts";
import { closedFormMethod, networkMethod, SIDES } from "../../../../web/lab/lab_methods.ts";
import { DEFAULTS } from "../../../../web/lab/lab_state.ts";

Deno.test("the lab's methods are estimators of the library with the parameters that were chosen", () => {
  const state = { ...DEFAULTS, beta: 0.7, widening: 1.5, law: { law: "rings" } };
  for (const side of SIDES) {
    for (const method of [networkMethod(side, state), closedFormMethod(side, state)]) {
      const { estimator, parameters } = labEstimator(method);
      assert.equal(estimator.name, method.name);
      assert.equal(parameters.widening, 1.5);
      assert.equal(parameters.beta, side === "mixture" ? 0.7 : undefined);
    }
  }
});

Deno.test("another estimator, and a parameter out of range, are refused by name", () => {
  assert.throws(() => labEstimator({ name: "kernel-density" }), /'estimator' must be one of/);
  assert.throws(
    () => labEstimator({ name: "mixture-score-matching", beta: 2 }),
    new RangeError("Cannot fit as 'estimator.beta' must be below 1: current value is 2"),
  );
});
