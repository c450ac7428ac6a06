import assert from "node:assert/strict";
import temml from "temml";
import { divergences } from "../../src/divergences/mod.ts";
import { estimators } from "../../src/estimators/mod.ts";

for (const { name, formula } of [...divergences.values(), ...estimators.values()]) {
  Deno.test(`the formula of ${name} is there and is TeX`, () => {
    assert.ok(formula !== undefined);
    // With throwOnError, anything that is not TeX ends here.
    const mathMl = temml.renderToString(formula, { throwOnError: true, displayMode: true });
    assert.match(mathMl, /^<math/);
  });
}
