import assert from "node:assert/strict";
import { fakeScenario } from "./fake_scenario.ts";
import { type Fault, suffer } from "./queue_faults.ts";
import { withRedis } from "./redis_server.ts";

const KILL_INTERVAL = 2000;

let kills = 0;

/** 10,000 trials that compute nothing; one of two consumers is killed every two seconds. */
const fault: Fault = {
  name: "kills",
  scenario: fakeScenario(
    Array.from({ length: 10 }, (_, index) => ({ name: "nothing", index, milliseconds: 1 })),
    1000,
  ),
  words: { workerUrl: new URL("../../bench/micro/trivial_worker.ts", import.meta.url).href },
  lanes: 2,
  async strike(stage) {
    while (!stage.ended) {
      const index = kills++ % 2;
      await stage.consumers[index].kill();
      stage.replace(index);
      const begin = performance.now();
      while (!stage.ended && performance.now() - begin < KILL_INTERVAL) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  },
};

Deno.test({
  name: "10,000 trials outlive a consumer killed every two seconds: nothing lost or doubled",
  ...withRedis,
  async fn() {
    const { lost, doubled, differing, keys } = await suffer(fault);
    assert.deepEqual({ lost, doubled, differing, keys }, {
      ...{ lost: 0, doubled: 0, differing: 0 },
      keys: [],
    });
    assert.ok(kills >= 2, `${kills} kills`);
  },
});
