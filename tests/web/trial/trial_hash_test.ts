import assert from "node:assert/strict";
import { hashWithTrial, trialOfHash } from "../../../web/trial/trial_hash.ts";

const CASES: [hash: string, trial: string | undefined, opened: string, closed: string][] = [
  ["", undefined, "#trial=ab%20c", ""],
  ["#scores", undefined, "#trial=ab%20c", ""],
  ["#trial=x", "x", "#trial=ab%20c", ""],
  ["#trial=x&sort=kl", "x", "#trial=ab%20c&sort=kl", "#sort=kl"],
  ["#sort=kl&q=a%26b&trial=x%2Fy", "x/y", "#trial=ab%20c&sort=kl&q=a%26b", "#sort=kl&q=a%26b"],
  ["#trials=x", undefined, "#trial=ab%20c&trials=x", "#trials=x"],
];

for (const [hash, trial, opened, closed] of CASES) {
  Deno.test(`'${hash}' names ${trial ?? "no trial"} and keeps what is not a trial`, () => {
    assert.equal(trialOfHash(hash), trial);
    assert.equal(hashWithTrial(hash, "ab c"), opened);
    assert.equal(hashWithTrial(hash), closed);
    assert.equal(trialOfHash(opened), "ab c");
  });
}
