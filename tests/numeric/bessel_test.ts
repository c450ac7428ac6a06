import assert from "node:assert/strict";
import { besselI0e, besselI1e } from "../../src/numeric/bessel.ts";
import { integrateInterval } from "../../src/numeric/interval.ts";

// mpmath 1.3, 40 digits: besseli(order, x) * exp(-x).
const TABLE: readonly (readonly [x: number, i0e: number, i1e: number])[] = [
  [0, 1, 0],
  [1e-10, 0.9999999999, 4.9999999995e-11],
  [0.1, 0.9071009257823011, 0.045298446808809324],
  [0.5, 0.6450352704491501, 0.1564208031848717],
  [1, 0.46575960759364043, 0.20791041534970844],
  [2.5, 0.27004644161220276, 0.20658464953126657],
  [5, 0.18354081260932836, 0.16397226694454237],
  [10, 0.1278333371634286, 0.12126268138445552],
  [15, 0.10389953144882272, 0.10037417504516666],
  [20, 0.08978031188482602, 0.08750622218328867],
  [21.999, 0.0855529995942542, 0.08358534406533398],
  [22, 0.08555103200662495, 0.08358351227442368],
  [25, 0.0801967735474367, 0.07857611331929278],
  [30, 0.0731459464822373, 0.07191633059864755],
  [50, 0.05656162664745419, 0.0559931238928954],
  [100, 0.03994437929909668, 0.03974415302513025],
  [225, 0.026610964778065876, 0.026551763300621437],
  [1000, 0.012617240455891257, 0.012610930256928629],
  [1e5, 0.0012615678379767768, 0.0012615615301218171],
  [1e10, 3.9894228040641945e-6, 3.989422803864723e-6],
];

Deno.test("I₀ and I₁ agree with a table to a relative 1e-14", () => {
  for (const [x, i0e, i1e] of TABLE) {
    assert.ok(Math.abs(besselI0e(x) - i0e) <= 1e-14 * i0e, `I0e(${x})`);
    assert.ok(Math.abs(besselI1e(x) - i1e) <= 1e-14 * i1e, `I1e(${x})`);
  }
});

Deno.test("I₀ and I₁ agree with their integral (1/π) ∫ exp(x (cos θ − 1)) cos nθ dθ", () => {
  for (const x of [0.3, 3, 12, 21, 23, 40]) {
    const ends = Array.from({ length: 33 }, (_, i) => Math.PI * i / 32);
    const [i0e, i1e] = integrateInterval((theta) => {
      const weight = theta.map((angle) => Math.exp(x * (Math.cos(angle) - 1)) / Math.PI);
      return [weight, weight.map((value, i) => value * Math.cos(theta[i]))];
    }, ends);
    assert.ok(Math.abs(besselI0e(x) - i0e.value) < 1e-14);
    assert.ok(Math.abs(besselI1e(x) - i1e.value) < 1e-14);
  }
});

Deno.test("the Wronskian I₀(x) K₁(x) + I₁(x) K₀(x) is 1/x", () => {
  for (const x of [0.5, 2, 10, 30]) {
    // K scaled by e^x, from K_n(x) = ∫ exp(−x cosh t) cosh nt dt over t > 0.
    const ends = Array.from({ length: 41 }, (_, i) => i / 4);
    const [k0e, k1e] = integrateInterval((t) => {
      const weight = t.map((value) => Math.exp(-x * (Math.cosh(value) - 1)));
      return [weight, weight.map((value, i) => value * Math.cosh(t[i]))];
    }, ends);
    const wronskian = besselI0e(x) * k1e.value + besselI1e(x) * k0e.value;
    assert.ok(Math.abs(wronskian * x - 1) < 1e-13, `x = ${x}`);
  }
});

Deno.test("the recurrence holds: I₀ − I₂ = 2 I₁/x, with I₂ from its series", () => {
  for (const x of [0.2, 1, 4]) {
    let term = x * x / 8;
    let i2 = 0;
    for (let k = 1; k < 60; k++) {
      i2 += term;
      term *= x * x / (4 * k * (k + 2));
    }
    const left = besselI0e(x) - i2 * Math.exp(-x);
    assert.ok(Math.abs(left - 2 * besselI1e(x) / x) < 1e-14);
  }
});
