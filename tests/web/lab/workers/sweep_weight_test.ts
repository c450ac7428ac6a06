import assert from "node:assert/strict";
import { LAB_PRESETS } from "../../../../bench/write_lab.ts";
import { createDistribution } from "../../../../src/distributions/mod.ts";
import { keyFromSeed } from "../../../../src/random/key.ts";
import { firstAndRest } from "../../../../web/lab/workers/sweep_weight.ts";

for (const { name, law } of LAB_PRESETS) {
  const split = firstAndRest(law);
  if (split === undefined) continue;
  Deno.test(`first mode and rest of ${name} make the target again`, () => {
    const target = createDistribution(law);
    const points = target.sample(keyFromSeed(1), 50);
    const [first, rest] = split.components.map((part) =>
      createDistribution(part).logDensity(points)
    );
    target.logDensity(points).forEach((value, i) => {
      const { truth } = split;
      const sum = truth * Math.exp(first[i]) + (1 - truth) * Math.exp(rest[i]);
      assert.ok(Math.abs(Math.log(sum) - value) < 1e-6, `${Math.log(sum)} for ${value}`);
    });
  });
}

Deno.test("a law without weights, or with all of them on one side, is not split", () => {
  assert.equal(firstAndRest({ law: "funnel", dimension: 2 }), undefined);
  assert.equal(firstAndRest({ law: "rings", weights: [1] }), undefined);
  assert.equal(firstAndRest({ law: "rings", weights: [0, 1] }), undefined);
  assert.equal(firstAndRest({ law: "rings", weights: [1, 0] }), undefined);
});
