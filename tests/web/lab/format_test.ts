import assert from "node:assert/strict";
import { formatError, formatNats, formatPercent, formatTick } from "../../../web/lab/format.ts";

Deno.test("divergences have three digits, and rounding below 0 is 0", () => {
  assert.deepEqual([0.2, 0.0035023, 12.345, 1234.5, -1e-17, Infinity, NaN].map(formatNats), [
    "0.200",
    "0.00350",
    "12.3",
    "1235",
    "0.0000",
    "∞",
    "∞",
  ]);
});

Deno.test("ticks are powers of ten where those are long", () => {
  assert.deepEqual([0.01, 1, 100, 1e-4, 1e12].map(formatTick), [
    "0.01",
    "1",
    "100",
    "10⁻⁴",
    "10¹²",
  ]);
});

Deno.test("shares and errors are short", () => {
  assert.deepEqual([0.0123, 0.4].map(formatPercent), ["1.2 %", "40 %"]);
  assert.deepEqual([2.4e-6, 0.012].map(formatError), ["2e-6", "0.01"]);
});
