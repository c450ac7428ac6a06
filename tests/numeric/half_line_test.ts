import assert from "node:assert/strict";
import { integrateHalfLine } from "../../src/numeric/half_line.ts";

const close = ({ value, error }: { value: number; error: number }, expected: number) => {
  assert.ok(Math.abs(value - expected) <= error + 1e-14 * expected, `${value} is not ${expected}`);
  assert.ok(error < 1e-9 * expected);
};

Deno.test("functions that decay algebraically are integrated to the end", () => {
  const scales = { shortest: 1, longest: 1 };
  close(integrateHalfLine((x) => 1 / (1 + x) ** 2, scales), 1);
  close(integrateHalfLine((x) => 1 / (1 + x) ** 3, scales), 0.5);
  close(integrateHalfLine((x) => 1 / (1 + x * x), scales), Math.PI / 2);
});

Deno.test("functions with a short and a long scale are integrated on both", () => {
  const [short, long] = [1e-3, 1e4];
  close(
    integrateHalfLine((x) => 1 / (short + x) ** 2 + 1 / (long + x) ** 2, {
      shortest: short,
      longest: long,
    }),
    1 / short + 1 / long,
  );
});

Deno.test("functions that decay exponentially are integrated", () => {
  close(integrateHalfLine((x) => Math.exp(-x), { shortest: 1, longest: 1 }), 1);
});

Deno.test("scales out of order are refused", () => {
  for (const [shortest, longest] of [[0, 1], [2, 1], [NaN, 1]]) {
    assert.throws(() => integrateHalfLine(() => 0, { shortest, longest }), {
      name: "RangeError",
      message: /'shortest' must be above 0/,
    });
  }
});
