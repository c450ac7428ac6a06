import assert from "node:assert/strict";
import { Workload } from "../../bench/workload.ts";
import type { PlannedTrial } from "../../src/suite/trial.ts";

const planned = (id: string, cost: number) => ({ id, cost }) as PlannedTrial;

Deno.test("the work done is weighted by the trials' costs", () => {
  const workload = new Workload([planned("a", 1), planned("b", 3)]);
  assert.equal(workload.fraction, 0);
  workload.advance("b", 0.5);
  assert.equal(workload.fraction, 0.375);
  workload.advance("b", 1);
  assert.equal(workload.fraction, 0.75);
  workload.advance("a", 7);
  assert.equal(workload.fraction, 1);
});

Deno.test("the time left follows from the pace so far", () => {
  const workload = new Workload([planned("a", 1), planned("b", 1)]);
  assert.equal(workload.secondsLeft(10), undefined);
  workload.advance("a", 0.5);
  assert.equal(workload.secondsLeft(10), 30);
  workload.advance("a", 1);
  workload.advance("b", 1);
  assert.equal(workload.secondsLeft(10), 0);
});

Deno.test("where there is nothing to do, all is done", () => {
  assert.equal(new Workload([]).fraction, 1);
});
