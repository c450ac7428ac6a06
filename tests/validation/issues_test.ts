import assert from "node:assert/strict";
import { z } from "zod";
import { validate } from "../../src/validation/issues.ts";

const schema = z.strictObject({
  name: z.enum(["a", "b"]),
  sizes: z.array(z.number().min(0).max(10)).min(1),
  nested: z.strictObject({ rate: z.number().positive() }).optional(),
}).superRefine(({ sizes }, context) => {
  if (sizes[0] !== 5) return;
  context.addIssue({ code: "custom", path: ["sizes", 0], message: "must not be 5" });
});

function check(value: unknown, field?: string) {
  return () => validate(schema, value, "start", field);
}

Deno.test("a valid value is returned", () => {
  const value = { name: "a" as const, sizes: [1, 2], nested: { rate: 0.5 } };
  assert.deepEqual(check(value)(), value);
});

Deno.test("a message names the field, the wanted and the given", () => {
  const cases: [unknown, string, string][] = [
    [
      { name: "a", sizes: [1, 11] },
      "RangeError",
      "Cannot start as 'sizes[1]' must be at most 10: current value is 11",
    ],
    [
      { name: "a", sizes: [-1] },
      "RangeError",
      "Cannot start as 'sizes[0]' must be at least 0: current value is -1",
    ],
    [
      { name: "a", sizes: [] },
      "RangeError",
      "Cannot start as 'sizes' must be of length at least 1: current value is []",
    ],
    [
      { name: "a", sizes: [1], nested: { rate: 0 } },
      "RangeError",
      "Cannot start as 'nested.rate' must be above 0: current value is 0",
    ],
    [
      { name: "c", sizes: [1] },
      "RangeError",
      `Cannot start as 'name' must be one of "a", "b": current value is "c"`,
    ],
    [
      { name: "a", sizes: ["1"] },
      "TypeError",
      `Cannot start as 'sizes[0]' must be a finite number: current value is "1"`,
    ],
    [
      { name: "a", sizes: [NaN] },
      "TypeError",
      "Cannot start as 'sizes[0]' must be a finite number: current value is NaN",
    ],
    [{ name: "a" }, "TypeError", "Cannot start as 'sizes' is missing: wanted a list"],
    [
      { name: "a", sizes: [1], nested: { rate: 1, size: 2 } },
      "TypeError",
      "Cannot start as 'nested.size' must be absent: no such field is known",
    ],
    [{ name: "a", sizes: [5] }, "RangeError", "Cannot start as 'sizes[0]' must not be 5"],
    [3, "TypeError", "Cannot start as the value must be an object: current value is 3"],
  ];
  for (const [value, name, message] of cases) assert.throws(check(value), { name, message });
});

Deno.test("the given field's name leads the path", () => {
  assert.throws(check({ name: "a", sizes: [11] }, "target"), { message: /'target\.sizes\[0\]'/ });
  assert.throws(check(null, "target"), { message: /'target' must be an object.* null/ });
});

Deno.test("a long value is cut short in the message", () => {
  assert.throws(
    check({ name: "x".repeat(500), sizes: [1] }),
    ({ message }: Error) => message.length < 150 && message.endsWith("..."),
  );
});
