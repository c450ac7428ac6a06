import assert from "node:assert/strict";
import type { Distribution } from "../../src/distributions/distribution.ts";
import { createDistribution, laws } from "../../src/distributions/mod.ts";
import { keyFromSeed } from "../../src/random/key.ts";
import { massOutside } from "../../src/verify/distributions/mass_outside.ts";
import { speed } from "../../src/verify/distributions/speed.ts";
import { stein } from "../../src/verify/distributions/stein.ts";
import { type DistributionCheck, subjectOf } from "../../src/verify/distributions/subject.ts";
import { twoSample } from "../../src/verify/distributions/two_sample.ts";
import { distributionChecks, runCheck } from "../../src/verify/verify_distribution.ts";

const COUNT = 100_000;

for (const [law, definition] of laws) {
  Deno.test(`${law}: the definition has its own name and examples that its schema accepts`, () => {
    assert.equal(definition.law, law);
    assert.ok(definition.examples.length > 0);
    for (const example of definition.examples) {
      assert.deepEqual(definition.schema.parse(example), example);
      assert.equal(createDistribution(example).law, law);
    }
  });

  Deno.test(`${law}: unknown, missing and foreign fields are refused`, () => {
    const [example] = definition.examples;
    assert.throws(() => createDistribution({ ...example, thisIsNoField: 1 }), /'thisIsNoField'/);
    for (const field of Object.keys(example)) {
      const { [field]: _, ...rest } = example;
      assert.throws(() => createDistribution(rest), new RegExp(`'${field}'`));
      assert.throws(
        () => createDistribution({ ...example, [field]: null }),
        (error: Error) => error.message.includes(`'${field}'`) && error.message.includes("null"),
      );
    }
  });

  definition.examples.forEach((example, index) => {
    const distribution = createDistribution(example);
    conforms(`${law} ${index}`, distribution);
  });
}

/** Checks that run on a law; in the plane those that take a minute with slow densities are left out. */
function checksOf({ law, dimension }: Distribution): readonly DistributionCheck[] {
  const left = new Set<DistributionCheck>([speed]);
  if (dimension === 2 && law !== "gaussian-mixture") left.add(twoSample).add(massOutside);
  // ∇ log p is not integrable at the origin.
  if (law === "radial-rings") left.add(stein);
  return distributionChecks.filter((check) => !left.has(check));
}

function conforms(title: string, distribution: Distribution): void {
  const subject = subjectOf(distribution, {
    key: keyFromSeed(2022),
    count: COUNT,
    massTolerance: 1e-13,
    quadratureError: 1e-9,
    weightTolerance: 1e-9,
  });
  for (const check of checksOf(distribution)) {
    Deno.test(`${title}: ${check.name}`, () => {
      const finding = runCheck(check, subject);
      assert.equal(finding.status, "passed", JSON.stringify(finding));
    });
  }

  Deno.test(`${title}: the modes' weights sum to 1`, () => {
    const sum = distribution.modes.weights.reduce((total, weight) => total + weight, 0);
    assert.ok(Math.abs(sum - 1) < 1e-12);
  });
}
