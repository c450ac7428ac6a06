import assert from "node:assert/strict";
import { dryRun, estimateCost } from "../../bench/dry_run.ts";
import type { FitTrial, PlannedTrial, TrialResult } from "../../src/suite/trial.ts";

type PlannedFit = PlannedTrial & { readonly trial: FitTrial };

function fit(seed: number, law: string): PlannedFit {
  const trial = {
    target: { name: "a", law: { law } },
    estimator: { name: "mixture-score-matching" },
    seed,
    budget: { steps: 1000, batch: 32 },
  };
  // 1.4 times the cost of score matching.
  return { id: `000${seed}`, trial, cost: 1.4 * 1000 * 32 };
}

/** A machine on which a sample of a step takes 2 µs and everything else .5 s. */
function machine(asked: PlannedTrial[] = []) {
  return (planned: PlannedTrial) => {
    asked.push(planned);
    const { steps, batch } = (planned.trial as FitTrial).budget;
    const cpuSeconds = 0.5 + 2e-6 * steps * batch;
    const timing = { cpuSeconds, wallSeconds: 2 * cpuSeconds };
    return Promise.resolve({ status: "done", timing } as unknown as TrialResult);
  };
}

Deno.test("the cost is that of the steps and of what is beside them, from two short fits", async () => {
  const asked: PlannedTrial[] = [];
  const plan = [fit(0, "two-moons"), fit(1, "two-moons"), fit(2, "two-moons")];
  const found = await estimateCost(plan, machine(asked));
  assert.ok(Math.abs(found.secondsPerSample - 2e-6) < 1e-12);
  assert.ok(Math.abs(found.secondsBesideSteps - 0.5) < 1e-9);
  assert.ok(Math.abs(found.cpuSeconds - 3 * (0.5 + 1.4 * 1000 * 32 * 2e-6)) < 1e-9);
  for (const { trial } of asked) {
    assert.ok((trial as FitTrial).budget.steps <= 120);
    assert.equal((trial as FitTrial).estimator.name, "score-matching");
  }
});

Deno.test("a target that is a module is not run here: another stands for it", async () => {
  const asked: PlannedTrial[] = [];
  await estimateCost([fit(0, "./mine.ts")], machine(asked));
  for (const { trial } of asked) {
    const { target } = trial as FitTrial;
    assert.equal("law" in target && target.law.law, "gaussian-mixture");
  }
});

Deno.test("the plan is told by counts, ids and labels, and the time by the workers", async () => {
  const plan = Array.from({ length: 30 }, (_, seed) => fit(seed, "two-moons"));
  const lines = await dryRun(plan, 2, machine());
  assert.equal(lines[0], "30 trials: 30 fits");
  assert.equal(lines[1], "  0000 a mixture-score-matching seed 0");
  assert.equal(lines[21], "  and 10 more");
  // 30 × (.5 + .0896) s.
  assert.equal(lines[22], "About 17.7 s of CPU time, 8.8 s with 2 at once");
});

Deno.test("a short fit that fails ends it with its reason", async () => {
  const failing = () =>
    Promise.resolve({ status: "failed", reason: "no memory" } as unknown as TrialResult);
  await assert.rejects(estimateCost([fit(0, "two-moons")], failing), { message: /no memory$/ });
});
