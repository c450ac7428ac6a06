import assert from "node:assert/strict";
import { formatSeconds } from "../../bench/format_seconds.ts";

const CASES: [seconds: number, expected: string][] = [
  [0, "0.0 s"],
  [12.34, "12.3 s"],
  [59.94, "59.9 s"],
  [59.96, "1 min 0 s"],
  [125, "2 min 5 s"],
  [3599.6, "1 h 0 min"],
  [3780, "1 h 3 min"],
  [7199, "2 h 0 min"],
];

for (const [seconds, expected] of CASES) {
  Deno.test(`${seconds} seconds are shown as ${expected}`, () => {
    assert.equal(formatSeconds(seconds), expected);
  });
}
