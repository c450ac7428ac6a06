import assert from "node:assert/strict";
import { describeRun, type Manifest } from "../../../src/runner/manifest.ts";
import { queueName } from "../../../src/runner/queue/queue_name.ts";
import { fakeScenario } from "../fake_scenario.ts";

const manifest: Manifest = {
  ...await describeRun(fakeScenario(["succeed"]), 1, ["deno", "task", "bench"]),
  startTime: "2026-01-01T00:00:00.000Z",
};

Deno.test("a resumed run has the same queue, whatever else of its manifest has changed", () => {
  const resumed: Manifest = {
    ...manifest,
    plannedTrials: 7,
    commandLine: "other words",
    cpu: { model: "another", count: 1 },
    scenario: { ...manifest.scenario, seeds: 5 },
  };
  assert.equal(queueName(resumed), queueName(manifest));
  assert.match(queueName(manifest), /^fake-[0-9a-f]{16}$/);
});

Deno.test("runs begun at other times, and shards of one, have queues of their own", () => {
  const shard = (index: number): Manifest => ({
    ...manifest,
    shard: { index, count: 2, plannedTrials: 1 },
  });
  const later = { ...manifest, startTime: "2026-01-01T00:00:00.001Z" };
  const names = [manifest, later, shard(1), shard(2)].map(queueName);
  assert.equal(new Set(names).size, 4);
});
