import assert from "node:assert/strict";
import { GAUSS_KRONROD } from "../../src/numeric/gauss_kronrod.ts";

const { nodes, kronrodWeights, gaussWeights } = GAUSS_KRONROD;

function applied(weights: Float64Array, power: number): number {
  return weights.reduce((sum, weight, i) => sum + weight * nodes[i] ** power, 0);
}

/** ∫ xᵏ over [−1, 1]. */
function exact(power: number): number {
  return power % 2 === 0 ? 2 / (power + 1) : 0;
}

Deno.test("the Kronrod rule is exact to degree 23, and no further", () => {
  for (let power = 0; power <= 23; power++) {
    assert.ok(Math.abs(applied(kronrodWeights, power) - exact(power)) < 1e-15, `degree ${power}`);
  }
  assert.ok(Math.abs(applied(kronrodWeights, 24) - exact(24)) > 1e-10);
});

Deno.test("the embedded Gauss rule is exact to degree 13, and no further", () => {
  for (let power = 0; power <= 13; power++) {
    assert.ok(Math.abs(applied(gaussWeights, power) - exact(power)) < 1e-15, `degree ${power}`);
  }
  assert.ok(Math.abs(applied(gaussWeights, 14) - exact(14)) > 1e-6);
});
