import assert from "node:assert/strict";
import { mahalanobisRadii } from "../../src/numeric/mahalanobis_radii.ts";

Deno.test("under the identity the distances are Euclidean", () => {
  const radii = mahalanobisRadii(Float64Array.of(3, 4, 0, 0, -5, 12), Float64Array.of(1, 0, 0, 1));
  assert.deepEqual([...radii], [5, 0, 13]);
});

Deno.test("a correlated pair's distance is that of its closed form", () => {
  // Λ is the inverse of [[1, ρ], [ρ, 1]]: zᵀΛz = (x² − 2ρxy + y²) / (1 − ρ²).
  const rho = 0.6;
  const scale = 1 / (1 - rho ** 2);
  const precision = Float64Array.of(scale, -rho * scale, -rho * scale, scale);
  const [radius] = mahalanobisRadii(Float64Array.of(1.5, -2), precision);
  const wanted = Math.sqrt((1.5 ** 2 + 2 * rho * 1.5 * 2 + 4) * scale);
  assert.ok(Math.abs(radius - wanted) < 1e-12);
});
