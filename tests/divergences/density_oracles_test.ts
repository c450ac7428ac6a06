import assert from "node:assert/strict";
import { cauchySchwarzDivergence } from "../../src/divergences/cauchy_schwarz.ts";
import { chiSquaredDivergence } from "../../src/divergences/chi_squared.ts";
import { jensenShannonDivergence } from "../../src/divergences/jensen_shannon.ts";
import { reverseKlDivergence } from "../../src/divergences/reverse_kl.ts";
import { squaredHellingerDivergence } from "../../src/divergences/squared_hellinger.ts";
import { totalVariationDivergence } from "../../src/divergences/total_variation.ts";
import { ROUNDING } from "../../src/numeric/integral.ts";
import { DENSITY_ORACLE_FILE, readOracles } from "../oracles/read_oracles.ts";

const RELATIVE = 1e-12;
/** How many reference values the oracle files hold of each. */
const COUNTS = [
  [reverseKlDivergence, 14],
  [jensenShannonDivergence, 14],
  [squaredHellingerDivergence, 18],
  [totalVariationDivergence, 13],
  [chiSquaredDivergence, 13],
  [cauchySchwarzDivergence, 17],
] as const;

for (const [divergence, count] of COUNTS) {
  Deno.test(`${divergence.name} agrees with all its reference values`, () => {
    const { oracles } = readOracles(DENSITY_ORACLE_FILE);
    const own = oracles.filter((oracle) => oracle.divergence === divergence.name);
    assert.equal(own.length, count);
    for (const { id, p, q, value: expected, errorBound } of own) {
      const { value, error } = divergence.evaluate(p, q!, {});
      const difference = Math.abs(value - expected);
      assert.ok(difference <= RELATIVE * expected, `${id}: ${value} is not ${expected}`);
      const claimed = error + errorBound + 8 * ROUNDING * expected;
      assert.ok(difference <= claimed, `${id}: off by ${difference}, claimed ${claimed}`);
    }
  });
}
