import assert from "node:assert/strict";
import { z } from "zod";
import { moduleParameters } from "../../src/foreign/module_parameters.ts";

Deno.test("parameters that are left out have their defaults", () => {
  const module = { parameters: { width: 1, kind: "a", on: true, list: [1] } };
  assert.deepEqual(moduleParameters(module, { width: 2 }), { ...module.parameters, width: 2 });
  assert.deepEqual(moduleParameters({}, {}), {});
});

Deno.test("unknown parameters and those of another type are refused by name", () => {
  const module = { parameters: { width: 1, list: [1] } };
  const refused = (given: Record<string, unknown>, message: RegExp) =>
    assert.throws(() => moduleParameters(module, given), { name: "TypeError", message });
  refused({ heigth: 1 }, /'heigth' must be absent: no such field is known$/);
  refused({ width: "1" }, /'width' must be a finite number: current value is "1"$/);
  refused({ list: 1 }, /'list' must be a list: current value is 1$/);
  refused({ toString: 1 }, /'toString' must be absent/);
});

Deno.test("a schema counts in place of defaults", () => {
  const schema = z.strictObject({ rate: z.number().positive().default(0.5) });
  assert.deepEqual(moduleParameters({ schema }, {}), { rate: 0.5 });
  assert.throws(() => moduleParameters({ schema }, { rate: -1 }), /'rate': /);
});
