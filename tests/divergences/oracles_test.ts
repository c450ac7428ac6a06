import assert from "node:assert/strict";
import { evaluateDivergence } from "../../src/divergences/mod.ts";
import { ROUNDING } from "../../src/numeric/integral.ts";
import { integrate } from "../../src/numeric/region.ts";
import { type Oracle, ORACLE_FILES, readOracles } from "../oracles/read_oracles.ts";

/** Largest relative error by dimension where quadrature is used. */
const RELATIVE = { line: 1e-11, plane: 1e-11 };

for (const file of ORACLE_FILES) {
  Deno.test(`every divergence of ${file} agrees with its reference value`, () => {
    const { oracles } = readOracles(file);
    assert.ok(oracles.length > 0);
    for (const oracle of oracles) {
      const { value, error } = evaluate(oracle);
      const relative = oracle.p.dimension === 2 ? RELATIVE.plane : RELATIVE.line;
      const difference = Math.abs(value - oracle.value);
      assert.ok(
        difference <= relative * Math.abs(oracle.value),
        `${oracle.id}: ${value} is not ${oracle.value}`,
      );
      // Both sides are rounded to double precision on top of their own estimates.
      const claimed = error + oracle.errorBound + 8 * ROUNDING * Math.abs(oracle.value);
      assert.ok(difference <= claimed, `${oracle.id}: off by ${difference}, claimed ${claimed}`);
    }
  });
}

for (const file of ["case2_mfd1d_m3", "case2_mfd1d_m5"] as const) {
  Deno.test(`the mixture Fisher divergence of ${file} is least at the true mixing weight`, () => {
    const { oracles, argminAlpha } = readOracles(file);
    const sweep = oracles.filter(({ id }) => id.includes("beta0.5/aq")).map((oracle) => ({
      alpha: Number(oracle.id.split("aq")[1]),
      value: evaluate(oracle).value,
    }));
    const least = sweep.reduce((best, point) => point.value < best.value ? point : best);
    assert.equal(sweep.length, 99);
    assert.equal(least.alpha, argminAlpha);
  });
}

function evaluate({ divergence, p, q, parameters }: Oracle): { value: number; error: number } {
  if (q !== undefined) return evaluateDivergence(divergence, p, q, parameters);
  assert.equal(divergence, "entropy");
  return integrate([p.support], (points) => [
    p.logDensity(points).map((value) => value === -Infinity ? 0 : -value * Math.exp(value)),
  ])[0];
}
