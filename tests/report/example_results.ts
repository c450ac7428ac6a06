import type { DoneResult, FailedResult, Method } from "../../src/suite/trial.ts";

/** What a made-up fit varies in. */
export interface ExampleFit {
  readonly target?: string;
  readonly estimator?: Method;
  readonly seed?: number;
  readonly kl?: number;
  readonly weights?: readonly number[];
}

/** A finished fit with made-up scores. */
export function exampleFit(fit: ExampleFit = {}): DoneResult {
  const { target = "a", estimator = { name: "score-matching" }, seed = 0, kl = 1 } = fit;
  const { weights = [0.5, 0.5] } = fit;
  const score = (value: number) => ({ value, error: 0 });
  return {
    id: `${target}-${estimator.name}-${estimator.beta ?? ""}-${seed}`,
    status: "done",
    trial: { target: { name: target, law: { law: "x" } }, estimator, seed, budget: BUDGET },
    metrics: {
      kl: score(kl),
      reverseKl: score(2 * kl),
      totalVariation: score(0.1),
      modeWeights: {
        estimated: weights,
        true: [0.5, 0.5],
        totalVariation: 0,
        largestLogRatio: 0,
      },
      spuriousMass: score(0),
      fisher: score(0.01),
    },
    diagnostics: { normaliserError: 1e-6 },
    artifacts: [],
    timing: { cpuSeconds: 10 + seed, wallSeconds: 10 },
  };
}

/** A failed fit. */
export function exampleFailure(fit: ExampleFit, reason: string): FailedResult {
  const { id, trial, timing } = exampleFit(fit);
  return { id, trial, timing, status: "failed", reason };
}

/** A finished profile of a divergence on the pair `pair` with true weight 0.2. */
export function exampleProfile(divergence: Method, values: readonly number[]): DoneResult {
  const grid = values.map((_, i) => (i + 1) / 10);
  const component = { law: "gaussian-mixture" };
  return {
    id: `profile-${divergence.name}-${divergence.beta ?? ""}`,
    status: "done",
    trial: {
      pair: { name: "pair", components: [component, component], truth: 0.2 },
      divergence,
      grid,
    },
    metrics: {
      profile: {
        value: values,
        error: values.map(() => 0),
        argmin: grid[values.indexOf(Math.min(...values))],
        curvature: { value: 1, error: 0 },
        relativeCurvature: 0.5,
      },
    },
    diagnostics: {},
    artifacts: [],
    timing: { cpuSeconds: 1, wallSeconds: 1 },
  };
}

/** Mixture score matching at a β. */
export function mixture(beta: number): Method {
  return { name: "mixture-score-matching", beta };
}

const BUDGET = { steps: 10, batch: 10 };
