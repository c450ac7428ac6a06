import assert from "node:assert/strict";
import type { Divergence } from "../../src/divergences/divergence.ts";
import { fisherDivergence } from "../../src/divergences/fisher.ts";
import { klDivergence } from "../../src/divergences/kl.ts";
import { reverseKlDivergence } from "../../src/divergences/reverse_kl.ts";
import { totalVariationDivergence } from "../../src/divergences/total_variation.ts";
import type { Finding } from "../../src/verify/finding.ts";
import { verifyDivergence } from "../../src/verify/verify_divergence.ts";

const failures = (findings: readonly Finding[]) =>
  findings.filter(({ status }) => status === "failed");

/** KL with its value changed. */
function changed(
  evaluate: (value: number) => number,
  name = "kl",
): Divergence<Record<string, never>> {
  return {
    ...klDivergence,
    name,
    evaluate: (p, q, parameters) => {
      const { value, error } = klDivergence.evaluate(p, q, parameters);
      return { value: evaluate(value), error };
    },
  };
}

Deno.test("divergences of the registry pass every check that covers them", async () => {
  for (const divergence of [klDivergence, reverseKlDivergence, fisherDivergence]) {
    const findings = await verifyDivergence(divergence);
    for (const finding of findings) assert.equal(finding.status, "passed", JSON.stringify(finding));
  }
  const findings = await verifyDivergence(totalVariationDivergence);
  assert.deepEqual(failures(findings), []);
  assert.equal(findings.find(({ check }) => check === "closed form")?.status, "not covered");
});

Deno.test("each fault is found by its own check with a cause", async () => {
  let calls = 0;
  const broken: [Divergence<Record<string, never>>, string, RegExp][] = [
    [changed((value) => value / Math.LN2), "closed form", /1\.443 times .* logarithm's base/],
    [changed((value) => value + 0.1), "zero at itself", /term lacks its counterpart/],
    [changed((value) => -value), "not negative", /sign/],
    [changed((value) => value + 1e-3 * calls++), "deterministic", /state between calls/],
    [changed((value) => 2 * value, "own"), "form from samples", /bias|another factor/],
    [
      {
        ...klDivergence,
        evaluate: (p, q, parameters) => {
          const { value } = klDivergence.evaluate(p, q, parameters);
          return { value: value * (1 + 0.01 * p.support.lengthScale), error: 0 };
        },
      },
      "error estimate",
      /leaves out the quadrature's/,
    ],
  ];
  for (const [divergence, check, cause] of broken) {
    const own = failures(await verifyDivergence(divergence)).find((f) => f.check === check);
    assert.ok(own, check);
    assert.match(own.cause, cause);
    assert.ok(own.expected !== "" && own.found !== "");
  }
});

Deno.test("a parameter that the schema refuses is a finding", async () => {
  const [finding] = await verifyDivergence(klDivergence, { parameters: { beta: 1 } });
  assert.equal(finding.status, "failed");
  assert.match(finding.found, /beta/);
});
