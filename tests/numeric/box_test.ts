import assert from "node:assert/strict";
import { integrateBox } from "../../src/numeric/box.ts";

const each = (f: (x: number, y: number) => number) => (points: Float64Array) => [
  Float64Array.from({ length: points.length / 2 }, (_, i) => f(points[2 * i], points[2 * i + 1])),
];
const BOX = { lower: [-9, -9], upper: [9, 9], lengthScale: 1 };
const bell = (x: number, y: number) => Math.exp(-(x * x + y * y) / 2) / (2 * Math.PI);

Deno.test("Gaussian moments are met to rounding within the reported error", () => {
  const cases: [(x: number, y: number) => number, number][] = [
    [() => 1, 1],
    [(x) => x * x, 1],
    [(x, y) => (x * y) ** 2, 1],
    [(_, y) => y ** 4, 3],
    [(x, y) => Math.cos(2 * x + y), Math.exp(-2.5)],
  ];
  for (const [moment, expected] of cases) {
    const [{ value, error }] = integrateBox(each((x, y) => moment(x, y) * bell(x, y)), BOX);
    assert.ok(Math.abs(value - expected) <= error && error < 1e-9 * expected);
    assert.ok(Math.abs(value - expected) < 1e-14);
  }
});

Deno.test("a narrow transition inside a wide bell is resolved", () => {
  // tanh² + sech² = 1: two integrands with poles close to the real axis, and a known sum.
  const [a, b] = integrateBox((points) => {
    const [square] = each((x, y) => bell(x, y) * Math.tanh(5 * x) ** 2)(points);
    const [rest] = each((x, y) => bell(x, y) / Math.cosh(5 * x) ** 2)(points);
    return [square, rest];
  }, BOX);
  assert.ok(Math.abs(a.value + b.value - 1) < 1e-14);
  // ∫ φ(x) sech²(5x) dx, mpmath 1.3 with 30 digits.
  assert.ok(Math.abs(b.value - SECH_SQUARED) <= b.error && b.error < 1e-9);
});
const SECH_SQUARED = 0.1570382404374563;

Deno.test("where the points run out, the error says what was reached", () => {
  const [{ value, error }] = integrateBox(
    each((x, y) => x > 0.3 ? bell(x, y) : 0),
    BOX,
    { maxEvaluations: 20_000 },
  );
  const expected = 0.38208857781104744;
  assert.ok(error > 1e-4 && Math.abs(value - expected) <= error);
});

Deno.test("no grid point hits the origin, where a polar density is infinite", () => {
  const [{ value }] = integrateBox(
    each((x, y) => {
      assert.ok(x !== 0 && y !== 0);
      return bell(x, y);
    }),
    { lower: [-8, -8], upper: [8, 8], lengthScale: 1 },
  );
  assert.ok(Math.abs(value - 1) < 1e-13);
});

Deno.test("a box may be far from square", () => {
  const [{ value, error }] = integrateBox(
    each((x, y) => bell(x / 20, y * 2) / 10),
    { lower: [-180, -4.5], upper: [180, 4.5], lengthScale: 0.5 },
  );
  assert.ok(Math.abs(value - 1) <= error + 1e-13 && error < 1e-9);
});
