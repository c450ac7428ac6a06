import assert from "node:assert/strict";
import { createDistribution } from "../../src/distributions/mod.ts";
import { kernelSteinDivergence } from "../../src/divergences/kernel_stein.ts";
import { integrateInterval } from "../../src/numeric/interval.ts";
import fc from "../property.ts";
import { gaussian, pair } from "./laws.ts";

const evaluate = kernelSteinDivergence.evaluate;

Deno.test("KSD² between shifted unit Gaussians is δ² E k(X, X′)", () => {
  // s_p − s_q is the constant δ, and X − X′ ~ N(0, 2).
  const delta = 0.7;
  for (const scale of [0.5, 1, 3]) {
    const { value, error } = evaluate(gaussian([delta], 1), gaussian([0], 1), { scale });
    const [{ value: kernel }] = integrateInterval((lags) => [
      lags.map((u) => Math.exp(-u * u / 4) / Math.sqrt(4 * Math.PI) / Math.hypot(1, u / scale)),
    ], [-14, -7, -1, 0, 1, 7, 14]);
    const expected = delta ** 2 * kernel;
    assert.ok(Math.abs(value - expected) < 1e-12 * expected, `${value} is not ${expected}`);
    assert.ok(Math.abs(value - expected) <= error + 1e-15);
  }
});

Deno.test("KSD² tends to the squared mean difference of the scores as its kernel widens", () => {
  const [p, q] = [gaussian([0.4], 1), gaussian([0], 1)];
  const { value } = evaluate(p, q, { scale: 1e8 });
  assert.ok(Math.abs(value - 0.16) < 1e-12);
});

Deno.test("KSD² is the mean of Stein's kernel u_q over two draws of p", () => {
  const [p, q, scale] = [pair(0.3, 1), gaussian([0.5], 1.5), 1];
  const points = Float64Array.from({ length: 321 }, (_, i) => -10 + i / 16);
  const density = p.logDensity(points).map(Math.exp);
  const score = q.score(points);
  let expected = 0;
  points.forEach((x, i) =>
    points.forEach((y, j) => {
      const u = x - y;
      const k = 1 / Math.sqrt(1 + u * u);
      const slope = -u * k ** 3;
      const bend = 3 * u * u * k ** 5 - k ** 3;
      const stein = score[i] * score[j] * k + (score[j] - score[i]) * slope - bend;
      expected += density[i] * density[j] * stein / 256;
    })
  );
  const { value } = evaluate(p, q, { scale });
  assert.ok(Math.abs(value - expected) < 1e-11, `${value} is not ${expected}`);
});

Deno.test("KSD² of the ±5 pair is tiny, not 0", () => {
  const { value, error } = evaluate(pair(0.2, 5), pair(0.5, 5), { scale: 1 });
  // The value of the reference files to the two digits in which it is quoted: 6.7e-12.
  assert.equal(value.toPrecision(2), "6.7e-12");
  assert.ok(error < 1e-9 * value);
});

Deno.test("KSD² is exactly 0 between weights of disconnected bumps", () => {
  const bumps = (weight: number) =>
    createDistribution({
      law: "bumps",
      centres: [-3, 3],
      radius: 1,
      weights: [weight, 1 - weight],
    });
  const { value, error } = evaluate(bumps(0.2), bumps(0.7), { scale: 1 });
  assert.ok(value < 1e-28 && error < 1e-14, `value is ${value}, error ${error}`);
});

Deno.test("KSD² is infinite where q vanishes and p does not", () => {
  const bump = createDistribution({ law: "bumps", centres: [0], radius: 1, weights: [1] });
  assert.deepEqual(evaluate(gaussian([0], 1), bump, { scale: 1 }), { value: Infinity, error: 0 });
});

Deno.test("KSD² is not negative, and 0 from a law to itself", () => {
  const weight = fc.double({ min: 0.05, max: 0.95, noNaN: true });
  const scale = fc.double({ min: 0.2, max: 20, noNaN: true });
  fc.assert(
    fc.property(weight, weight, scale, (a, b, scale) => {
      assert.ok(evaluate(pair(a, 2), pair(b, 2), { scale }).value >= 0);
      assert.equal(evaluate(pair(a, 2), pair(a, 2), { scale }).value, 0);
    }),
    { numRuns: 20 },
  );
});

Deno.test("KSD² refuses other dimensions and scales that are not positive", () => {
  assert.throws(() => evaluate(gaussian([0, 0], 1), gaussian([1, 0], 1), { scale: 1 }), {
    name: "RangeError",
    message: /'kernel-stein'.*'dimension' must be 1: current value is 2/,
  });
  for (const scale of [0, -1]) {
    assert.equal(kernelSteinDivergence.schema.safeParse({ scale }).success, false);
  }
});
