import assert from "node:assert/strict";
import { FAULTS, suffer } from "./queue_faults.ts";
import { withRedis } from "./redis_server.ts";

for (const fault of FAULTS) {
  Deno.test({
    name: `a queued run bears ${fault.name}: nothing lost, doubled or changed`,
    ...withRedis,
    async fn() {
      const { lost, doubled, differing, keys, ...seconds } = await suffer(fault);
      assert.deepEqual({ lost, doubled, differing, keys }, {
        ...{ lost: 0, doubled: 0, differing: 0 },
        keys: [],
      });
      // The fault came while trials were to be run.
      assert.ok(seconds.recoverySeconds !== undefined);
      if (/in mid-job/.test(fault.name)) assert.ok(seconds.repairSeconds !== undefined);
    },
  });
}
