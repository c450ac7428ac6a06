import assert from "node:assert/strict";
import { chosenTrials, parseTrialPrefix } from "../../src/runner/chosen_trials.ts";
import type { PlannedTrial } from "../../src/suite/trial.ts";

const plan = ["00aa11", "00ab22", "ff0033"].map((id) => ({ id, cost: 1 }) as PlannedTrial);
const ids = (prefixes: string[]) => chosenTrials(plan, prefixes).map(({ id }) => id);

Deno.test("trials are chosen by the beginning of their ids, in the order of the plan", () => {
  assert.deepEqual(ids(["ff00", "00aa"]), ["00aa11", "ff0033"]);
  assert.deepEqual(ids(["00aa11"]), ["00aa11"]);
});

Deno.test("an id that is not planned is refused, whatever the others are", () => {
  assert.throws(() => ids(["00aa", "0bad"]), {
    name: "RangeError",
    message: /'0bad' as none of the 3 planned ids begins with it/,
  });
});

for (const word of ["", "12", "xyz0", "00AA", "00112233445566778"]) {
  Deno.test(`'${word}' is no beginning of an id`, () => {
    assert.throws(() => parseTrialPrefix(word), /'trial' must be 4 to 16 hexadecimal digits/);
  });
}
