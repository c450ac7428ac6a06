import assert from "node:assert/strict";
import fc from "../property.ts";
import { integrateInterval } from "../../src/numeric/interval.ts";

const each = (f: (x: number) => number) => (points: Float64Array) => [points.map(f)];

Deno.test("known integrals are met within their reported errors", () => {
  const cases: [string, (x: number) => number, number[], number][] = [
    ["sin", Math.sin, [0, Math.PI], 2],
    ["a square root's end", Math.sqrt, [0, 1], 2 / 3],
    ["a logarithmic singularity", (x) => -Math.log(x), [0, 1], 1],
    ["a narrow peak", (x) => 1e-4 / (x * x + 1e-8), [-1, 0.3, 1], 2 * Math.atan(1e4)],
    ["a kink", (x) => Math.abs(x - 1 / 3), [0, 1], 5 / 18],
    ["a jump", (x) => x > Math.SQRT1_2 ? 1 : 0, [0, 1], 1 - Math.SQRT1_2],
    ["an oscillation", (x) => Math.cos(200 * x), [0, 1], Math.sin(200) / 200],
  ];
  for (const [title, f, breakpoints, expected] of cases) {
    const [{ value, error }] = integrateInterval(each(f), breakpoints);
    assert.ok(Math.abs(value - expected) <= error, `${title}: ${value} ± ${error}`);
    assert.ok(error <= 2e-11 * Math.abs(expected) + 1e-14, `${title}: error ${error}`);
  }
});

Deno.test("several functions share their points, and each meets its own tolerance", () => {
  // The second is 20 orders smaller: an absolute tolerance for both would miss it.
  const [large, small] = integrateInterval(
    (points) => [points.map(Math.exp), points.map((x) => 1e-20 / (1e-3 + x * x))],
    [-1, 1],
  );
  assert.ok(Math.abs(large.value - 2 * Math.sinh(1)) < 1e-14);
  const root = Math.sqrt(1e-3);
  assert.ok(Math.abs(small.value / (2e-20 * Math.atan(1 / root) / root) - 1) < 1e-11);
});

Deno.test("an absolute tolerance stops the refinement early, and the error stays true", () => {
  let evaluations = 0;
  const peak = (points: Float64Array) => {
    evaluations += points.length;
    return [points.map((x) => 1e-4 / (x * x + 1e-8))];
  };
  const [rough] = integrateInterval(peak, [-1, 0.3, 1], { relative: 0, absolute: 1e-2 });
  const spent = evaluations;
  evaluations = 0;
  integrateInterval(peak, [-1, 0.3, 1]);
  assert.ok(spent < evaluations);
  assert.ok(Math.abs(rough.value - 2 * Math.atan(1e4)) <= rough.error && rough.error <= 1e-2);
});

Deno.test("where the evaluations run out, the error says what was reached", () => {
  const [{ value, error }] = integrateInterval(
    each((x) => x > Math.SQRT1_2 ? 1 : 0),
    [0, 1],
    { maxEvaluations: 100 },
  );
  assert.ok(error > 1e-3 && Math.abs(value - (1 - Math.SQRT1_2)) <= error);
});

Deno.test("an infinite integrand gives an infinite integral", () => {
  assert.deepEqual(integrateInterval(each((x) => x > 0.5 ? Infinity : 0), [0, 1]), [
    { value: Infinity, error: 0 },
  ]);
});

Deno.test("a function that is 0 has the integral 0 with error 0", () => {
  assert.deepEqual(integrateInterval(each(() => 0), [0, 1, 2]), [{ value: 0, error: 0 }]);
});

Deno.test("polynomials of degree 9 are integrated to rounding between any ends", () => {
  const coefficients = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 10, maxLength: 10 });
  fc.assert(fc.property(coefficients, fc.integer({ min: 1, max: 50 }), (c, tenths) => {
    const upper = tenths / 10;
    const horner = (x: number) => c.reduce((sum, coefficient) => sum * x + coefficient, 0);
    const [{ value, error }] = integrateInterval(each(horner), [0, upper]);
    const exact = c.reduce((sum, a, i) => sum + a * upper ** (10 - i) / (10 - i), 0);
    assert.ok(Math.abs(value - exact) <= error + 1e-12 * upper ** 10 + 1e-13);
  }));
});

Deno.test("breakpoints that are too few or do not ascend are refused", () => {
  assert.throws(() => integrateInterval(each(Math.sin), [0]), {
    name: "RangeError",
    message: /'breakpoints' must have at least 2 entries: current length is 1/,
  });
  assert.throws(() => integrateInterval(each(Math.sin), [0, 2, 1]), {
    name: "RangeError",
    message: /'breakpoints' must ascend: current entries 1 and 2 are 2 and 1/,
  });
});
