import assert from "node:assert/strict";
import type { Distribution } from "../../src/distributions/distribution.ts";
import { createDistribution, laws } from "../../src/distributions/mod.ts";
import { integrate } from "../../src/numeric/region.ts";
import { keyFromSeed } from "../../src/random/key.ts";

const COUNT = 100_000;
/** Standard errors that a sample average may be off. */
const BOUND = 5;

for (const [law, definition] of laws) {
  Deno.test(`${law}: the definition has its own name and examples that its schema accepts`, () => {
    assert.equal(definition.law, law);
    assert.ok(definition.examples.length > 0);
    for (const example of definition.examples) {
      assert.deepEqual(definition.schema.parse(example), example);
      assert.equal(createDistribution(example).law, law);
    }
  });

  Deno.test(`${law}: unknown, missing and foreign fields are refused`, () => {
    const [example] = definition.examples;
    assert.throws(() => createDistribution({ ...example, thisIsNoField: 1 }), /'thisIsNoField'/);
    for (const field of Object.keys(example)) {
      const { [field]: _, ...rest } = example;
      assert.throws(() => createDistribution(rest), new RegExp(`'${field}'`));
      assert.throws(
        () => createDistribution({ ...example, [field]: null }),
        (error: Error) => error.message.includes(`'${field}'`) && error.message.includes("null"),
      );
    }
  });

  definition.examples.forEach((example, index) => {
    const title = `${law} ${index}`;
    const distribution = createDistribution(example);
    if (distribution.dimension <= 2) conformsByQuadrature(title, distribution);
    conformsBySample(title, distribution);
    conformsPointwise(title, distribution);
  });
}

function conformsByQuadrature(title: string, distribution: Distribution): void {
  const { support, modes } = distribution;

  Deno.test(`${title}: the density integrates to 1 over the support box`, () => {
    const [{ value, error }] = integrate([support], (points) => [
      distribution.logDensity(points).map(Math.exp),
    ]);
    assert.ok(error < 1e-9);
    assert.ok(Math.abs(value - 1) <= error + 1e-13, `mass is ${value} ± ${error}`);
  });

  Deno.test(`${title}: the modes' weights are the masses that their rule assigns`, () => {
    const integrals = integrate([support], (points) => {
      const density = distribution.logDensity(points).map(Math.exp);
      const mode = modes.assign(points);
      return modes.weights.map((_, k) => density.map((value, i) => mode[i] === k ? value : 0));
    }, { relative: 0, absolute: 1e-9, maxEvaluations: 2_000_000 });
    integrals.forEach(({ value, error }, k) => {
      assert.ok(error < 1e-3);
      assert.ok(
        Math.abs(value - modes.weights[k]) <= error + 1e-9,
        `mode ${k}: ${value} ± ${error}`,
      );
    });
  });
}

function conformsBySample(title: string, distribution: Distribution): void {
  const { dimension: d, support, modes } = distribution;
  const sample = distribution.sample(keyFromSeed(2022), COUNT);

  Deno.test(`${title}: the same key gives the same points, another key others`, () => {
    assert.equal(sample.length, COUNT * d);
    assert.deepEqual(distribution.sample(keyFromSeed(2022), COUNT), sample);
    assert.notDeepEqual(distribution.sample(keyFromSeed(2023), COUNT), sample);
    assert.equal(distribution.sample(keyFromSeed(1), 0).length, 0);
  });

  Deno.test(`${title}: samples lie in the support box, where the density is positive`, () => {
    sample.forEach((x, i) => assert.ok(x >= support.lower[i % d] && x <= support.upper[i % d]));
    assert.ok(distribution.logDensity(sample).every((value) => value > -Infinity));
  });

  Deno.test(`${title}: the shares of the modes in a sample are their weights`, () => {
    assert.ok(Math.abs(modes.weights.reduce((sum, weight) => sum + weight, 0) - 1) < 1e-12);
    const counts = modes.weights.map(() => 0);
    for (const mode of modes.assign(sample)) counts[mode]++;
    // Weights in high dimension are sample averages themselves, hence the second term.
    const slack = d > 2 ? 0.002 : 1e-4;
    modes.weights.forEach((weight, k) => {
      const bound = BOUND * Math.sqrt(weight * (1 - weight) / COUNT) + slack;
      assert.ok(Math.abs(counts[k] / COUNT - weight) <= bound, `mode ${k}`);
    });
  });

  Deno.test(`${title}: a sample obeys Stein's identity E[s f + ∇f] = 0`, () => {
    // With f = 1, x and sin x per axis: the score, the sampler and their scale agree.
    const score = distribution.score(sample);
    const identities: [string, (x: number, s: number) => number][] = [
      ["1", (_, s) => s],
      ["x", (x, s) => x * s + 1],
      ["sin x", (x, s) => Math.sin(x) * s + Math.cos(x)],
    ];
    if (title.startsWith("radial-rings")) return; // ∇ log p is not integrable at the origin.
    for (const [name, identity] of identities) {
      for (let axis = 0; axis < d; axis++) {
        let sum = 0;
        let squares = 0;
        for (let i = axis; i < sample.length; i += d) {
          const value = identity(sample[i], score[i]);
          sum += value;
          squares += value * value;
        }
        const standardError = Math.sqrt(squares) / COUNT;
        assert.ok(Math.abs(sum / COUNT) < BOUND * standardError, `f = ${name}, axis ${axis}`);
      }
    }
  });

  if (d > 2) return;
  Deno.test(`${title}: a sample's moments are those of the density`, () => {
    const moments = (x: Float64Array, start: number) => {
      const [a, b] = [x[start], d === 2 ? x[start + 1] : 0];
      return [a, b, a * a, b * b, a * b, Math.cos(a + 2 * b), Math.hypot(a, b) ** 3];
    };
    const count = moments(sample, 0).length;
    // Each moment f and its square, for the standard error.
    const exact = integrate([{ ...support, radial: false }], (points) => {
      const density = distribution.logDensity(points).map(Math.exp);
      const functions = Array.from({ length: 2 * count }, () => new Float64Array(density.length));
      density.forEach((value, i) =>
        moments(points, i * d).forEach((moment, k) => {
          functions[k][i] = moment * value;
          functions[count + k][i] = moment * moment * value;
        })
      );
      return functions;
    }, { relative: 1e-6, absolute: 1e-6, maxEvaluations: 500_000 });
    const averages = new Float64Array(count);
    for (let i = 0; i < COUNT; i++) {
      moments(sample, i * d).forEach((moment, k) => averages[k] += moment / COUNT);
    }
    averages.forEach((average, k) => {
      const { value, error } = exact[k];
      const variance = Math.max(0, exact[count + k].value - value * value);
      const bound = BOUND * Math.sqrt(variance / COUNT) + error + 1e-9;
      assert.ok(Math.abs(average - value) <= bound, `moment ${k}: ${average} is not ${value}`);
    });
  });
}

function conformsPointwise(title: string, distribution: Distribution): void {
  const { dimension: d, support } = distribution;

  Deno.test(`${title}: the score is the gradient of the log density`, () => {
    const points = distribution.sample(keyFromSeed(7), 300);
    const score = distribution.score(points);
    // Short where the score is large, as it is beside a singularity or an edge.
    const step = Float64Array.from(
      { length: points.length / d },
      (_, i) =>
        1e-3 / (1 / support.lengthScale + Math.hypot(...score.subarray(i * d, (i + 1) * d))),
    );
    for (let axis = 0; axis < d; axis++) {
      const at = (steps: number) =>
        distribution.logDensity(
          points.map((x, i) => i % d === axis ? x + steps * step[(i - axis) / d] : x),
        );
      const [far, near, nearBack, farBack] = [at(2), at(1), at(-1), at(-2)];
      for (let i = 0; i < near.length; i++) {
        // Fourth order: its error is far below that of the second-order difference.
        const difference = (8 * (near[i] - nearBack[i]) - (far[i] - farBack[i])) / (12 * step[i]);
        const given = score[i * d + axis];
        const scale = 1e-3 / step[i];
        assert.ok(Math.abs(given - difference) < 1e-6 * scale, `${given} is not ${difference}`);
      }
    }
  });

  Deno.test(`${title}: log density and score are no NaN anywhere, the origin included`, () => {
    const at = (scale: number) => new Float64Array(d).fill(scale);
    const points = [0, 1e-300, 1e-20, -1, 1e3, 1e8].flatMap((scale) => [...at(scale)]);
    const logDensity = distribution.logDensity(Float64Array.from(points));
    assert.ok(logDensity.every((value) => !Number.isNaN(value)));
    assert.ok(distribution.score(Float64Array.from(points)).every(Number.isFinite));
  });

  Deno.test(`${title}: points are evaluated each on its own`, () => {
    const points = distribution.sample(keyFromSeed(8), 20);
    const last = points.slice(-d);
    assert.equal(distribution.logDensity(points)[19], distribution.logDensity(last)[0]);
    assert.deepEqual(distribution.score(points).slice(-d), distribution.score(last));
    assert.equal(distribution.modes.assign(points)[19], distribution.modes.assign(last)[0]);
  });
}
