import assert from "node:assert/strict";
import type { Distribution } from "../../src/distributions/distribution.ts";
import { createDistribution } from "../../src/distributions/mod.ts";
import { cauchySchwarzDivergence } from "../../src/divergences/cauchy_schwarz.ts";
import { chiSquaredDivergence } from "../../src/divergences/chi_squared.ts";
import { divergenceFrontierDivergence } from "../../src/divergences/divergence_frontier.ts";
import { jensenShannonDivergence } from "../../src/divergences/jensen_shannon.ts";
import { klDivergence } from "../../src/divergences/kl.ts";
import { renyiDivergence } from "../../src/divergences/renyi.ts";
import { reverseKlDivergence } from "../../src/divergences/reverse_kl.ts";
import { spreadKlDivergence } from "../../src/divergences/spread_kl.ts";
import { squaredHellingerDivergence } from "../../src/divergences/squared_hellinger.ts";
import { totalVariationDivergence } from "../../src/divergences/total_variation.ts";
import fc from "../property.ts";

type Evaluate = (p: Distribution, q: Distribution) => { value: number; error: number };

const js: Evaluate = (p, q) => jensenShannonDivergence.evaluate(p, q, {});
const tv: Evaluate = (p, q) => totalVariationDivergence.evaluate(p, q, {});
const hellinger: Evaluate = (p, q) => squaredHellingerDivergence.evaluate(p, q, {});
const cs: Evaluate = (p, q) => cauchySchwarzDivergence.evaluate(p, q, {});
const chi: Evaluate = (p, q) => chiSquaredDivergence.evaluate(p, q, {});
const frontier: Evaluate = (p, q) => divergenceFrontierDivergence.evaluate(p, q, { scale: 5 });
const kl: Evaluate = (p, q) => klDivergence.evaluate(p, q, {});
const spread: Evaluate = (p, q) => spreadKlDivergence.evaluate(p, q, { variance: 0.5 });
const renyi = (order: number): Evaluate => (p, q) => renyiDivergence.evaluate(p, q, { order });

const SYMMETRIC = { js, tv, hellinger, cs, frontier, half: renyi(0.5) };
const ALL = {
  ...SYMMETRIC,
  reverse: (p: Distribution, q: Distribution) => reverseKlDivergence.evaluate(p, q, {}),
  chi,
  spread,
  renyi2: renyi(2),
};
const RUNS = { numRuns: 12 };

/** The JSON forms of two mixtures of two Gaussians on the line, with one smallest and largest width. */
const pairOfLaws = fc.tuple(...[0, 1].map(() =>
  fc.record({
    weight: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    means: fc.tuple(...[0, 1].map(() => fc.double({ min: -3, max: 3, noNaN: true }))),
    variances: fc.tuple(...[0, 1].map(() => fc.double({ min: 0.7, max: 1.3, noNaN: true }))),
  })
));

type Law = { weight: number; means: number[]; variances: number[] };

function build({ weight, means, variances }: Law, shift = 0): Distribution {
  return createDistribution({
    law: "gaussian-mixture",
    weights: [weight, 1 - weight],
    means: means.map((mean) => [mean + shift]),
    covariances: variances.map((variance) => [[variance]]),
  });
}

function forPairs(check: (p: Distribution, q: Distribution, laws: Law[]) => void): void {
  fc.assert(
    fc.property(pairOfLaws, (laws) => check(build(laws[0]), build(laws[1]), laws)),
    RUNS,
  );
}

function assertClose(a: ReturnType<Evaluate>, b: ReturnType<Evaluate>, name: string): void {
  const allowed = a.error + b.error + 1e-13 * Math.max(1, a.value);
  assert.ok(Math.abs(a.value - b.value) <= allowed, `${name}: ${a.value} is not ${b.value}`);
}

Deno.test("a law is at divergence 0 from itself, and never −0", () => {
  forPairs((p) => {
    for (const [name, evaluate] of Object.entries(ALL)) {
      assert.equal(evaluate(p, p).value, 0, name);
    }
  });
});

Deno.test("the symmetric divergences are symmetric", () => {
  forPairs((p, q) => {
    for (const [name, evaluate] of Object.entries(SYMMETRIC)) {
      assertClose(evaluate(p, q), evaluate(q, p), name);
    }
  });
});

Deno.test("no divergence changes when both laws are translated", () => {
  forPairs((p, q, laws) => {
    const [movedP, movedQ] = laws.map((law) => build(law, 7.25));
    for (const [name, evaluate] of Object.entries(ALL)) {
      assertClose(evaluate(p, q), evaluate(movedP, movedQ), name);
    }
  });
});

Deno.test("H² ≤ TV ≤ √(2H² − H⁴), JS ≤ TV log 2, and TV ≤ √(KL/2)", () => {
  forPairs((p, q) => {
    const [h, t, j, k] = [hellinger, tv, js, kl].map((evaluate) => evaluate(p, q).value);
    const slack = 1 + 1e-11;
    assert.ok(h <= t * slack && t <= Math.sqrt(2 * h - h * h) * slack);
    assert.ok(j <= t * Math.LN2 * slack && t <= Math.sqrt(k / 2) * slack);
  });
});

Deno.test("KL ≤ log(1 + χ²) = D₂, and D½ = −2 log(1 − H²)", () => {
  forPairs((p, q) => {
    const x = chi(p, q);
    assert.ok(kl(p, q).value <= Math.log1p(x.value) + 1e-12);
    assertClose(renyi(2)(p, q), { value: Math.log1p(x.value), error: x.error }, "D₂");
    const half = -2 * Math.log1p(-hellinger(p, q).value);
    assertClose(renyi(0.5)(p, q), { value: half, error: 1e-12 }, "D½");
  });
});

Deno.test("Rényi's divergence does not fall with its order and passes through KL at 1", () => {
  forPairs((p, q) => {
    const values = [0.1, 0.5, 0.9, 0.9999, 1.0001, 1.2].map((order) => renyi(order)(p, q).value);
    values.slice(1).forEach((value, i) => assert.ok(value >= values[i] - 1e-12));
    const { value } = kl(p, q);
    assert.ok(values[3] <= value + 1e-11 && value <= values[4] + 1e-11);
    // Linear in the order about 1: the mean of both sides is off by the square of 1e-4 alone.
    assert.ok(Math.abs(0.5 * (values[3] + values[4]) - value) < 1e-6 * Math.max(1, value));
  });
});

Deno.test("noise reduces KL, and reverse KL is KL with the arguments exchanged", () => {
  forPairs((p, q) => {
    assert.ok(spread(p, q).value <= kl(p, q).value + 1e-13);
    assert.deepEqual(ALL.reverse(p, q), kl(q, p));
  });
});
