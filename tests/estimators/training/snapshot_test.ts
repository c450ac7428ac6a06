import assert from "node:assert/strict";
import { createDistribution } from "../../../src/distributions/mod.ts";
import type { TrainingSnapshot } from "../../../src/estimators/estimator.ts";
import { mixtureScoreMatching } from "../../../src/estimators/mixture_score_matching.ts";
import { freshProblem } from "../../../src/estimators/problem.ts";
import { scoreMatching } from "../../../src/estimators/score_matching.ts";
import { keyFromSeed } from "../../../src/random/key.ts";

const target = createDistribution({
  law: "gaussian-mixture",
  weights: [0.3, 0.7],
  means: [[-3, 0], [3, 1]],
  covariances: [[[1, 0], [0, 1]], [[1, 0], [0, 1]]],
});
const points = target.sample(keyFromSeed(1002), 100);

async function logDensities(
  estimator: typeof scoreMatching | typeof mixtureScoreMatching,
  onSnapshot?: (snapshot: TrainingSnapshot) => void,
): Promise<{ logs: Float64Array; loss: readonly number[] }> {
  const settings = estimator.schema.parse({ hidden: [16, 16] });
  const fit = await estimator.fit(freshProblem(target), settings as never, {
    key: keyFromSeed(1001),
    budget: { steps: 120, batch: 32 },
    onSnapshot,
  });
  const logs = fit.logDensity(points);
  fit.dispose();
  return { logs, loss: fit.training.loss };
}

for (const estimator of [scoreMatching, mixtureScoreMatching]) {
  Deno.test(`looking at ${estimator.name} as it trains leaves every bit as it was`, async () => {
    const steps: number[] = [];
    const watched = await logDensities(estimator, ({ step, density, standardisation }) => {
      steps.push(step);
      if (step % 7 > 0) return;
      const seen = density();
      assert.ok(seen.logDensity(standardisation.apply(points)).every(Number.isFinite));
      seen.dispose();
    });
    assert.deepEqual(watched, await logDensities(estimator));
    assert.deepEqual(steps, Array.from({ length: 120 }, (_, k) => k + 1));
  });
}

Deno.test("the last snapshot of score matching is its fit up to the normaliser", async () => {
  let last: Float64Array = new Float64Array();
  const { logs } = await logDensities(scoreMatching, ({ step, density, standardisation }) => {
    if (step === 120) last = density().logDensity(standardisation.apply(points));
  });
  const constant = logs[0] - last[0];
  logs.forEach((value, i) => assert.ok(Math.abs(value - last[i] - constant) < 1e-12));
});
