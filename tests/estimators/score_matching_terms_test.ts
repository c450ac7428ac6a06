import assert from "node:assert/strict";
import { GaussianMixture } from "../../src/distributions/gaussian_mixture.ts";
import { implicitTerm, steinTerm } from "../../src/estimators/score_matching_terms.ts";
import type { Term } from "../../src/estimators/training.ts";
import type { Jet } from "../../src/models/energy_jet.ts";

/*
 * On the line with base m = N(0, 1), the quadratic f(x) = ½ a x² makes the model the Gaussian of
 * variance v = 1 / (1 − a). Two points ±s have E x² = s² exactly, so that the implicit objective is
 * ½ a² s² − a s² + a in closed form, least at a = 1 − 1/s²: at the data's own variance.
 */
const base = new GaussianMixture({ weights: [1], means: [[0]], covariances: [[[1]]] });

function quadraticJet(points: Float32Array, a: number, order: 1 | 2): Jet {
  return {
    value: points.map((x) => 0.5 * a * x * x),
    gradient: points.map((x) => a * x),
    laplacian: order === 2 ? points.map(() => a) : new Float32Array(0),
  };
}

/** d loss / da through the adjoints: ∂f′/∂a = x, ∂f″/∂a = 1. */
function slope(term: Term, a: number): number {
  const { adjoint } = term.evaluate(quadraticJet(term.points, a, 2));
  let total = 0;
  adjoint.gradient.forEach((value, i) => total += value * term.points[i]);
  adjoint.laplacian.forEach((value) => total += value);
  return total;
}

for (const s of [0.5, 1, 2]) {
  for (const a of [-1, 0.25, 0.75]) {
    Deno.test(`the implicit objective has its closed form at s = ${s}, a = ${a}, sign included`, () => {
      const term = implicitTerm(Float64Array.of(-s, s), base, 1);
      const { loss } = term.evaluate(quadraticJet(term.points, a, 2));
      assert.ok(Math.abs(loss - (0.5 * a * a * s * s - a * s * s + a)) < 1e-6);
      assert.ok(Math.abs(slope(term, a) - (a * s * s - s * s + 1)) < 1e-6);
    });
  }

  Deno.test(`the implicit objective is least at the data's variance ${s * s}`, () => {
    const term = implicitTerm(Float64Array.of(-s, s), base, 1);
    const best = 1 - 1 / s ** 2;
    assert.ok(Math.abs(slope(term, best)) < 1e-6);
    assert.ok(slope(term, best + 0.1) > 0.01 && slope(term, best - 0.1) < -0.01);
  });
}

Deno.test("on samples of the base the two terms agree in expectation, by Stein's identity", () => {
  // E x² = 1 under m, as on the points ±1.
  const points = Float64Array.of(-1, 1);
  for (const a of [-0.5, 0.3]) {
    const implicit = implicitTerm(points, base, 0.4);
    const stein = steinTerm(points, 0.4);
    const losses = [
      implicit.evaluate(quadraticJet(implicit.points, a, 2)).loss,
      stein.evaluate(quadraticJet(stein.points, a, 1)).loss,
    ];
    assert.ok(Math.abs(losses[0] - losses[1]) < 1e-6);
    assert.ok(Math.abs(losses[1] - 0.4 * 0.5 * a * a) < 1e-6);
    assert.ok(Math.abs(slope(implicit, a) - 0.4 * a) < 1e-6);
  }
});

Deno.test("a weight scales value and adjoints alike", () => {
  const points = Float64Array.of(-2, 0.5, 1);
  const [one, three] = [1, 3].map((weight) => implicitTerm(points, base, weight));
  const losses = [one, three].map((term) => term.evaluate(quadraticJet(term.points, 0.2, 2)).loss);
  assert.ok(Math.abs(losses[1] - 3 * losses[0]) < 1e-6);
  assert.ok(Math.abs(slope(three, 0.2) - 3 * slope(one, 0.2)) < 1e-6);
});
