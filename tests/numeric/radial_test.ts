import assert from "node:assert/strict";
import { integrateRadial } from "../../src/numeric/radial.ts";

const each = (f: (r: number) => number) => (points: Float64Array) => [
  Float64Array.from({ length: points.length / 2 }, (_, i) => {
    assert.equal(points[2 * i + 1], 0);
    return f(points[2 * i]);
  }),
];

Deno.test("the area of a disc and of a ring", () => {
  const region = { rMax: 2, lengthScale: 0.5 };
  const [disc] = integrateRadial(each(() => 1), region);
  assert.ok(Math.abs(disc.value - 4 * Math.PI) < 1e-13);
  const [ring] = integrateRadial(each(() => 1), { ...region, rMin: 1 });
  assert.ok(Math.abs(ring.value - 3 * Math.PI) < 1e-13);
});

Deno.test("a Gaussian's mass in the plane is 1", () => {
  const [{ value, error }] = integrateRadial(
    each((r) => Math.exp(-r * r / 2) / (2 * Math.PI)),
    { rMax: 9, lengthScale: 1 },
  );
  assert.ok(Math.abs(value - 1) <= error + 1e-15 && error < 1e-11);
});

Deno.test("structure at any scale down to 1e-18 is resolved", () => {
  for (const a of [1e-3, 1e-9, 1e-15, 1e-18]) {
    // 2π ∫ a r/(r + a)³ dr from 0 to R is π R²/(a (1 + R/a)²) = π a (R/(R + a))² / a.
    const [{ value, error }] = integrateRadial(
      each((r) => a / (r + a) ** 3),
      { rMax: 1, lengthScale: 0.25 },
    );
    const expected = Math.PI / (1 + a) ** 2;
    assert.ok(Math.abs(value / expected - 1) < 1e-12, `a = ${a}: ${value}`);
    assert.ok(error < 1e-10);
  }
});

Deno.test("radii out of order are refused", () => {
  const integrate = (rMin: number) => () =>
    integrateRadial(each(() => 1), { rMin, rMax: 1, lengthScale: 1 });
  assert.throws(integrate(1), { name: "RangeError", message: /'rMin'.*\(1\): current value is 1/ });
  assert.throws(integrate(-1), { name: "RangeError", message: /'rMin'.*current value is -1/ });
});
