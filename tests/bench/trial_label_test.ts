import assert from "node:assert/strict";
import { methodLabel, trialLabel } from "../../bench/trial_label.ts";

Deno.test("a fit is named by target, estimator with parameters, and seed", () => {
  const label = trialLabel({
    target: { name: "four-gaussians", law: { law: "gaussian-mixture" } },
    estimator: { name: "mixture-score-matching", beta: 0.9 },
    seed: 1,
    budget: { steps: 1, batch: 1 },
  });
  assert.equal(label, "four-gaussians mixture-score-matching β=0.9 seed 1");
});

Deno.test("a profile is named by pair and divergence", () => {
  const bridge = { law: "gaussian-mixture", weights: [1], means: [[0]], covariances: [[[25]]] };
  const label = trialLabel({
    pair: { name: "pair", components: [{ law: "a" }, { law: "b" }], truth: 0.2 },
    divergence: { name: "mixture-fisher", beta: 0.5, bridge },
    grid: [0.5],
  });
  assert.equal(label, "pair mixture-fisher β=0.5 bridge=N(0, 25) profile");
});

Deno.test("parameters of every JSON type are shown", () => {
  const method = { name: "m", floor: null, plain: true, widths: [64, 64] };
  assert.equal(methodLabel(method), "m floor=null plain=true widths=[64,64]");
});
