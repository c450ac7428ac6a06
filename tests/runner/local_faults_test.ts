import assert from "node:assert/strict";
import { LOCAL_FAULTS } from "./local_faults.ts";
import { sufferLocally } from "./suffer_locally.ts";

for (const fault of LOCAL_FAULTS) {
  Deno.test({
    name: `the command bears ${fault.name}: nothing lost, doubled or changed`,
    ignore: fault.missing !== undefined,
    async fn() {
      const { lost, doubled, differing, ...rest } = await sufferLocally(fault);
      assert.deepEqual({ lost, doubled, differing }, { lost: 0, doubled: 0, differing: 0 });
      // A failure stays beside the later result, and a damaged line at the file's end.
      assert.equal(rest.keptFailures, fault.act === undefined ? 0 : 1);
      assert.equal(rest.keptUnreadable, /corrupted/.test(fault.name) ? 1 : 0);
      // The fault came while trials were to be run.
      if (fault.clock) assert.ok(rest.clockWentBack);
      else assert.ok(rest.struck > 0 && rest.recoverySeconds !== undefined, JSON.stringify(rest));
    },
  });
}
