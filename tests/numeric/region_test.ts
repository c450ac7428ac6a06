import assert from "node:assert/strict";
import { integrate, unionRegion } from "../../src/numeric/region.ts";

const squares = (d: number) => (points: Float64Array) => {
  const values = new Float64Array(points.length / d);
  points.forEach((x, i) => values[Math.floor(i / d)] += x * x);
  return values.map((r2) => Math.exp(-r2 / 2) / (2 * Math.PI) ** (d / 2));
};

Deno.test("a Gaussian's mass is 1 on a line, on a box and by radius", () => {
  const line = { lower: [-9], upper: [9], lengthScale: 1 };
  const box = { lower: [-9, -9], upper: [9, 9], lengthScale: 1 };
  for (const region of [line, box, { ...box, radial: true }]) {
    const d = region.lower.length;
    const [{ value, error }] = integrate([region], (points) => [squares(d)(points)]);
    assert.ok(Math.abs(value - 1) <= error + 1e-15 && error < 1e-9);
  }
});

Deno.test("the union covers both, breaks where either does, and is radial if both are", () => {
  const a = { lower: [0], upper: [1], lengthScale: 1, breakpoints: [0.5, 1] };
  const b = { lower: [-1], upper: [0.5], lengthScale: 0.1, breakpoints: [0.2, 0.5] };
  assert.deepEqual(unionRegion([a, b]), {
    lower: [-1],
    upper: [1],
    lengthScale: 0.1,
    breakpoints: [0.2, 0.5, 1],
  });
  const disc = { lower: [-1, -1], upper: [1, 1], lengthScale: 1, radial: true };
  assert.equal(unionRegion([disc, disc]).radial, true);
  assert.equal(unionRegion([disc, { ...disc, radial: false }]).radial, undefined);
});

Deno.test("all given regions are integrated over", () => {
  const bumpAt = (centre: number) => ({
    lower: [centre - 9],
    upper: [centre + 9],
    lengthScale: 1,
  });
  const [{ value }] = integrate([bumpAt(-30), bumpAt(30)], (points) => [
    points.map((x) => Math.exp(-((Math.abs(x) - 30) ** 2) / 2) / Math.sqrt(2 * Math.PI)),
  ]);
  assert.ok(Math.abs(value - 2) < 1e-13);
});

Deno.test("an inner radius is for radial regions alone", () => {
  const disc = { lower: [-9, -9], upper: [9, 9], lengthScale: 1, radial: true };
  const integrand = (points: Float64Array) => [squares(2)(points)];
  const [{ value }] = integrate([disc], integrand, { rMin: 1 });
  assert.ok(Math.abs(value - Math.exp(-0.5)) < 1e-14);
  assert.throws(() => integrate([{ ...disc, radial: false }], integrand, { rMin: 1 }), {
    name: "RangeError",
    message: /'rMin' must be absent for laws that are not radial: current value is 1/,
  });
});

Deno.test("more than two dimensions are refused", () => {
  const cube = { lower: [0, 0, 0], upper: [1, 1, 1], lengthScale: 1 };
  assert.throws(() => integrate([cube], () => []), {
    name: "RangeError",
    message: /'dimension' must be 1 or 2: current value is 3/,
  });
});
