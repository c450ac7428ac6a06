import assert from "node:assert/strict";
import { RadialClamp } from "../../src/models/radial_clamp.ts";

/** Λ of standard deviations 2 and ½. */
const precision = Float64Array.of(0.25, 0, 0, 4);

Deno.test("points inside of the ellipsoid stay to the bit", () => {
  const points = Float64Array.of(0.1, 0.2, 0, 0, -3.9, 0.4);
  assert.deepEqual(new RadialClamp(precision, 3).apply(points), points);
});

Deno.test("points outside move along their ray onto the ellipsoid", () => {
  const [x, y] = new RadialClamp(precision, 3).apply(Float64Array.of(-20, 5));
  assert.ok(Math.abs(x / y + 4) < 1e-12, "on the ray");
  assert.ok(x < 0);
  assert.ok(Math.abs(Math.sqrt(x * x / 4 + 4 * y * y) - 3) < 1e-12, "at radius 3");
});

Deno.test("pulled back gradients are those of finite differences, inside and outside", () => {
  const tilted = Float64Array.of(1.3, -0.4, -0.4, 0.9);
  const clamp = new RadialClamp(tilted, 2);
  const f = (x: number, y: number) => Math.sin(x) * y + x * x;
  const gradient = (x: number, y: number) => [Math.cos(x) * y + 2 * x, Math.sin(x)];
  const clampedF = (x: number, y: number) => {
    const [u, v] = clamp.apply(Float64Array.of(x, y));
    return f(u, v);
  };
  const points = Float64Array.of(0.4, -0.7, 5, 1, -2, 7, 0.1, -9);
  const image = clamp.apply(points);
  const pulled = Float64Array.from(
    [0, 1, 2, 3].flatMap((i) => gradient(image[2 * i], image[2 * i + 1])),
  );
  clamp.pullBack(points, pulled);
  const h = 1e-5;
  for (let i = 0; i < 4; i++) {
    const [x, y] = points.subarray(2 * i, 2 * i + 2);
    const wanted = [
      (clampedF(x + h, y) - clampedF(x - h, y)) / (2 * h),
      (clampedF(x, y + h) - clampedF(x, y - h)) / (2 * h),
    ];
    for (const axis of [0, 1]) assert.ok(Math.abs(pulled[2 * i + axis] - wanted[axis]) < 1e-8);
  }
});

Deno.test("a radius that is not positive is refused", () => {
  assert.throws(
    () => new RadialClamp(precision, 0),
    new RangeError("Cannot clamp points as 'radius' must be positive: current value is 0"),
  );
});
