import assert from "node:assert/strict";
import type { Divergence } from "../../src/divergences/divergence.ts";
import { deBruijnDivergence } from "../../src/divergences/de_bruijn.ts";
import { energyDistanceDivergence } from "../../src/divergences/energy_distance.ts";
import { kernelSteinDivergence } from "../../src/divergences/kernel_stein.ts";
import { mmdDivergence } from "../../src/divergences/mmd.ts";
import { noisedFisherDivergence } from "../../src/divergences/noised_fisher.ts";
import { reverseFisherDivergence } from "../../src/divergences/reverse_fisher.ts";
import { wasserstein1Divergence } from "../../src/divergences/wasserstein_1.ts";
import { ROUNDING } from "../../src/numeric/integral.ts";
import { DISTANCE_ORACLE_FILES, readOracles } from "../oracles/read_oracles.ts";

const DIVERGENCES = new Map(
  [
    reverseFisherDivergence,
    noisedFisherDivergence,
    deBruijnDivergence,
    wasserstein1Divergence,
    energyDistanceDivergence,
    mmdDivergence,
    kernelSteinDivergence,
  ].map((divergence) => [divergence.name, divergence as unknown as Divergence<unknown>]),
);

/** Largest relative error. */
const RELATIVE = 1e-11;

for (const file of DISTANCE_ORACLE_FILES) {
  Deno.test(`every record of ${file} agrees with its reference value`, () => {
    const { oracles } = readOracles(file);
    assert.ok(oracles.length > 0);
    for (const { id, divergence, p, q, parameters, value, errorBound } of oracles) {
      const definition = DIVERGENCES.get(divergence)!;
      const estimate = definition.evaluate(p, q!, definition.schema.parse(parameters));
      const difference = Math.abs(estimate.value - value);
      const reached = `${id}: ${estimate.value} is not ${value}`;
      assert.ok(difference <= RELATIVE * value, reached);
      // Both sides are rounded to double precision on top of their own estimates.
      const claimed = estimate.error + errorBound + 8 * ROUNDING * value;
      assert.ok(difference <= claimed, `${id}: off by ${difference}, claimed ${claimed}`);
    }
  });
}
