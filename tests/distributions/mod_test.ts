import assert from "node:assert/strict";
import { createDistribution, laws } from "../../src/distributions/mod.ts";

Deno.test("the registry holds the laws whose names are stable", () => {
  for (const law of ["gaussian-mixture", "rings", "radial-rings", "bumps", "mixture"]) {
    assert.equal(laws.get(law)?.law, law);
  }
});

Deno.test("an unknown law is refused with the known ones", () => {
  assert.throws(() => createDistribution({ law: "ring" }, "target"), {
    name: "RangeError",
    message:
      /^Cannot build a distribution as 'target\.law' must be one of gaussian-mixture, .*: current value is "ring"$/,
  });
});

Deno.test("what is no law at all is refused", () => {
  for (const json of [null, 3, "rings", [], {}]) {
    assert.throws(() => createDistribution(json, "target"), {
      name: "TypeError",
      message: /^Cannot build a distribution as 'target/,
    });
  }
});

Deno.test("a message leads into a nested law", () => {
  const rings = { law: "rings", radii: [1], std: 1, weights: [1] };
  const json = {
    law: "mixture",
    weights: [0.5, 0.5],
    components: [rings, {
      law: "mixture",
      weights: [0.5, 0.5],
      components: [{ ...rings, std: -1 }, rings],
    }],
  };
  assert.throws(() => createDistribution(json, "target"), {
    name: "RangeError",
    message: /'target\.components\[1\]\.components\[0\]\.std' must be above 0: current value is -1/,
  });
});
