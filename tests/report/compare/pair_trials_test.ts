import assert from "node:assert/strict";
import { pairTrials } from "../../../src/report/compare/pair_trials.ts";
import type { DoneResult } from "../../../src/suite/trial.ts";
import {
  exampleFailure,
  exampleFit,
  examplePower,
  exampleProfile,
  mixture,
} from "../example_results.ts";

const withId = (result: DoneResult, id: string): DoneResult => ({ ...result, id });

Deno.test("trials pair by what was tried, whatever their ids and the order of their fields", () => {
  const fit = exampleFit({ seed: 1, estimator: { name: "x", beta: 0.9, floor: 0.1 } });
  const other = exampleFit({ seed: 1, estimator: { floor: 0.1, beta: 0.9, name: "x" } });
  const { both, onlyBefore, onlyAfter } = pairTrials([fit], [withId(other, "new id")]);
  assert.deepEqual(both, [{ before: fit, after: withId(other, "new id") }]);
  assert.deepEqual([onlyBefore, onlyAfter], [[], []]);
});

Deno.test("seed, estimator, target, its law, its samples and the budget all tell trials apart", () => {
  const fit = exampleFit();
  const trial = fit.trial as typeof fit.trial & { target: object };
  const others: DoneResult[] = [
    exampleFit({ seed: 1 }),
    exampleFit({ estimator: mixture(0.9) }),
    exampleFit({ target: "b" }),
    { ...fit, trial: { ...trial, target: { name: "a", law: { law: "y" } } } as typeof trial },
    {
      ...fit,
      trial: { ...trial, target: { name: "a", law: { law: "x" }, samples: 9 } } as typeof trial,
    },
    { ...fit, trial: { ...trial, budget: { steps: 11, batch: 10 } } as typeof trial },
  ];
  for (const other of others) {
    const { both, onlyBefore, onlyAfter } = pairTrials([fit], [other]);
    assert.deepEqual([both.length, onlyBefore.length, onlyAfter.length], [0, 1, 1]);
  }
});

Deno.test("profiles and tests pair too, and a failed trial with a finished one", () => {
  const [profile, power] = [exampleProfile({ name: "kl" }, [1]), examplePower({ rejections: 3 })];
  const failed = exampleFailure({ seed: 4 }, "x");
  const { both } = pairTrials([profile, power, failed], [exampleFit({ seed: 4 }), power, profile]);
  assert.equal(both.length, 3);
  assert.ok(
    both.some(({ before, after }) => before.status === "failed" && after.status === "done"),
  );
});

Deno.test("of two results of one trial the finished one counts", () => {
  const fit = withId(exampleFit(), "a");
  const failed = { ...exampleFailure({}, "x"), id: "b" };
  for (const results of [[fit, failed], [failed, fit]]) {
    assert.equal(pairTrials(results, [fit]).both[0].before, fit);
  }
});
