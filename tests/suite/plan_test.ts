import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fc from "../property.ts";
import { planTrials } from "../../src/suite/plan.ts";
import type { Scenario } from "../../src/suite/scenario.ts";
import type { FitTrial, ProfileTrial } from "../../src/suite/trial.ts";

const scenario: Scenario = {
  name: "two",
  title: "Two of each",
  description: "For a test.",
  seeds: 2,
  fits: {
    targets: [{ name: "t0", law: { law: "a" } }, { name: "t1", law: { law: "b" } }],
    estimators: [{ name: "e0" }, { name: "e1", beta: 0.9 }],
    budget: { steps: 20, batch: 8 },
  },
  profiles: [
    {
      pair: { name: "p0", components: [{ law: "a" }, { law: "b" }], truth: 0.2 },
      divergences: [{ name: "d0" }, { name: "d1" }],
      grid: [0.1, 0.2, 0.3],
    },
    {
      pair: { name: "p1", components: [{ law: "b" }, { law: "a" }], truth: 0.2 },
      divergences: [{ name: "d0" }],
      grid: [0.5],
    },
  ],
};

Deno.test("profiles come first, then fits by target, estimator and seed", async () => {
  const labels = (await planTrials(scenario, () => "1")).map(({ trial }) =>
    "estimator" in trial
      ? `${trial.target.name} ${trial.estimator.name} ${trial.seed}`
      : `${trial.pair.name} ${trial.divergence.name}`
  );
  assert.deepEqual(labels, [
    ...["p0 d0", "p0 d1", "p1 d0"],
    ...["t0 e0 0", "t0 e0 1", "t0 e1 0", "t0 e1 1"],
    ...["t1 e0 0", "t1 e0 1", "t1 e1 0", "t1 e1 1"],
  ]);
});

Deno.test("a trial carries its part of the scenario, and its cost", async () => {
  const plan = await planTrials(scenario, () => "1");
  const { divergences: _, ...profile } = scenario.profiles![0];
  const expectedProfile: ProfileTrial = { ...profile, divergence: { name: "d1" } };
  assert.deepEqual(plan[1].trial, expectedProfile);
  assert.equal(plan[1].cost, 3);
  const expectedFit: FitTrial = {
    target: scenario.fits!.targets[0],
    estimator: { name: "e1", beta: 0.9 },
    seed: 1,
    budget: { steps: 20, batch: 8 },
  };
  assert.deepEqual(plan[6].trial, expectedFit);
  assert.equal(plan[6].cost, 160);
});

Deno.test("an id is the head of SHA-256 over the canonical JSON of trial and version", async () => {
  // Written out by hand after RFC 8785: fields sorted, no spaces.
  const canonical =
    '{"resultVersion":"7","trial":{"budget":{"batch":8,"steps":20},"estimator":{"beta":0.9,' +
    '"name":"e1"},"seed":1,"target":{"law":{"law":"a"},"name":"t0"}}}';
  const expected = createHash("sha256").update(canonical).digest("hex").slice(0, 16);
  assert.equal((await planTrials(scenario, () => "7"))[6].id, expected);
});

Deno.test("ids differ between the trials, and between result versions", async () => {
  const first = (await planTrials(scenario, () => "1")).map(({ id }) => id);
  const second = (await planTrials(scenario, () => "2")).map(({ id }) => id);
  assert.equal(new Set([...first, ...second]).size, 22);
});

Deno.test("a new result version of one method changes its own trials' ids alone", async () => {
  const before = await planTrials(scenario, () => "1");
  const after = await planTrials(
    scenario,
    (trial) => "estimator" in trial && trial.estimator.name === "e1" ? "2" : "1",
  );
  before.forEach(({ id, trial }, index) => {
    const changed = "estimator" in trial && trial.estimator.name === "e1";
    assert.equal(id !== after[index].id, changed);
  });
});

Deno.test("ids do not depend on the order in which fields are written", async () => {
  const parameters = { beta: 0.9, epsilon: 0.01, bridge: { law: "gaussian", std: 3 }, depth: 3 };
  const withEstimator = (fields: [string, unknown][]) => ({
    ...scenario,
    fits: { ...scenario.fits!, estimators: [{ name: "e", ...Object.fromEntries(fields) }] },
  });
  const idsOf = async (fields: [string, unknown][]) =>
    (await planTrials(withEstimator(fields), () => "1")).map(({ id }) => id);
  const expected = await idsOf(Object.entries(parameters));
  const shuffled = fc.shuffledSubarray(Object.entries(parameters), { minLength: 4 });
  await fc.assert(
    fc.asyncProperty(shuffled, async (fields) => assert.deepEqual(await idsOf(fields), expected)),
    { numRuns: 25 },
  );
});

Deno.test("another trial beside it leaves a trial's id as it is", async () => {
  const whole = await planTrials(scenario, () => "1");
  const part = await planTrials({ ...scenario, profiles: undefined, seeds: 1 }, () => "1");
  const ids = new Set(whole.map(({ id }) => id));
  assert.equal(part.length, 4);
  for (const { id } of part) assert.ok(ids.has(id));
});

Deno.test("two trials that are the same are refused, both named", async () => {
  const estimators = [{ name: "e", a: 1, b: 2 }, { name: "other" }, { b: 2, a: 1, name: "e" }];
  const twice = { ...scenario, fits: { ...scenario.fits!, estimators } };
  await assert.rejects(planTrials(twice, () => "1"), (error: Error) => {
    assert.ok(error instanceof RangeError);
    assert.match(error.message, /'fits\.targets\[0\]' with 'fits\.estimators\[0\]' and seed 0/);
    assert.match(error.message, /'fits\.targets\[0\]' with 'fits\.estimators\[2\]' and seed 0/);
    return true;
  });
  const profiles = [scenario.profiles![0], scenario.profiles![0]];
  await assert.rejects(
    planTrials({ ...scenario, profiles }, () => "1"),
    /'profiles\[0\]\.divergences\[0\]' and 'profiles\[1\]\.divergences\[0\]' are the same trial/,
  );
});
