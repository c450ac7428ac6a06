import assert from "node:assert/strict";
import { trialCommand } from "../../../src/report/trial_views/trial_command.ts";

const CASES: [command: string, expected: string][] = [
  ["deno task bench quick", "deno task bench quick --trial 0123abcd"],
  [
    "deno task bench mine.json --workers 2 --seeds 3 --shard 1/2 --out my run --kernel relaxed --no-report",
    "deno task bench mine.json --seeds 3 --kernel relaxed --trial 0123abcd",
  ],
  ["deno task bench quick --trial aaaa --trial bbbb", "deno task bench quick --trial 0123abcd"],
];

for (const [command, expected] of CASES) {
  Deno.test(`'${command}' keeps what a trial's id depends on`, () => {
    assert.equal(trialCommand({ command, facts: [] }, "0123abcd"), expected);
  });
}

Deno.test("a merged run names its scenario and seeds; without either there is no command", () => {
  const scenario = { name: "power", seeds: 10 };
  const merged = { command: "deno task merge a b", scenario, facts: [] };
  assert.equal(trialCommand(merged, "0123"), "deno task bench power --seeds 10 --trial 0123");
  assert.equal(trialCommand({ facts: [] }, "0123"), undefined);
});

Deno.test("an id and a scenario's name from a stranger's run stay one word of a shell", () => {
  const scenario = { name: "x; rm -rf 'y'", seeds: 1 };
  assert.equal(
    trialCommand({ scenario, facts: [] }, "$(id)"),
    "deno task bench 'x; rm -rf '\\''y'\\''' --seeds 1 --trial '$(id)'",
  );
});
