import assert from "node:assert/strict";
import { z } from "zod";
import { GaussianMixture } from "../../src/distributions/gaussian_mixture.ts";
import type { Estimator, FittedDensity } from "../../src/estimators/estimator.ts";
import { gaussianMixture } from "../../src/estimators/gaussian_mixture.ts";
import { kernelDensity } from "../../src/estimators/kernel_density.ts";
import type { Finding } from "../../src/verify/finding.ts";
import { verifyEstimator } from "../../src/verify/verify_estimator.ts";

/** Fits a Gaussian by its moments, in four steps that report progress. */
function momentFit(change: {
  variance?: number;
  logDensity?: (values: Float64Array) => Float64Array;
  progress?: (step: number) => number;
  ignoresSignal?: boolean;
  shift?: () => number;
} = {}): Estimator<Record<string, never>> {
  return {
    name: "moments",
    title: "moments",
    description: "The Gaussian of the sample's mean and variance.",
    source: "@misc{moments}",
    resultVersion: 1,
    schema: z.strictObject({}),
    async fit(problem, _, { key, signal, onProgress }): Promise<FittedDensity> {
      for (let step = 0; step < 4; step++) {
        onProgress?.(change.progress?.(step) ?? (step + 1) / 4);
        await Promise.resolve();
        if (!change.ignoresSignal) signal?.throwIfAborted();
      }
      const x = problem.sample(key, 4000);
      const mean = x.reduce((sum, value) => sum + value, 0) / x.length + (change.shift?.() ?? 0);
      const own = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length;
      const law = new GaussianMixture({
        weights: [1],
        means: [[mean]],
        covariances: [[[change.variance ?? own]]],
      });
      return {
        logDensity: (points) => (change.logDensity ?? ((v) => v))(law.logDensity(points)),
        score: (points) => law.score(points),
        logNormaliserError: 0,
        support: law.support,
        diagnostics: {},
        training: { step: [], loss: [], gradientNorm: [] },
        dispose: () => {},
      };
    },
  };
}

const failures = (findings: readonly Finding[]) =>
  findings.filter(({ status }) => status === "failed");

Deno.test("a correct estimator passes every check, and so do EM and KDE", async () => {
  const findings = await verifyEstimator(momentFit());
  for (const finding of findings) assert.equal(finding.status, "passed", JSON.stringify(finding));
  assert.equal(findings.length, 7);
  const parameters = { samples: 2000 };
  assert.deepEqual(failures(await verifyEstimator(gaussianMixture, { parameters })), []);
  assert.deepEqual(failures(await verifyEstimator(kernelDensity, { parameters })), []);
});

Deno.test("each fault is found by its own check with a cause", async () => {
  let fits = 0;
  const broken: [Parameters<typeof momentFit>[0], string, RegExp][] = [
    [{ variance: 40 }, "near the target", /objective's sign or scale/],
    [{ logDensity: (v) => v.map((x) => x + 0.7) }, "normalised", /normaliser is too small/],
    [{ logDensity: (v) => v.map(() => NaN) }, "finite", /diverged/],
    [{ progress: (step) => 1 - step / 4 }, "progress", /share that is done/],
    [{ ignoresSignal: true }, "abort", /signal is not looked at/],
    [{ shift: () => 1e-3 * fits++ }, "deterministic", /context's key/],
  ];
  for (const [change, check, cause] of broken) {
    const own = failures(await verifyEstimator(momentFit(change))).find((f) => f.check === check);
    assert.ok(own, check);
    assert.match(own.cause, cause);
  }
});

Deno.test("parameters that the schema refuses are a finding that names them", async () => {
  const [finding] = await verifyEstimator(momentFit(), { parameters: { rate: 1 } });
  assert.equal(finding.status, "failed");
  assert.match(finding.found, /rate/);
});
