import type { DoneResult, Method } from "../../src/suite/trial.ts";

const GRID = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
const TRUTH = 0.2;
const BRIDGE_STD = 5;

/** FD and MFD of the pair α N(−5, 1) + (1 − α) N(5, 1) along α_q, by a Riemann sum. */
export function exampleProfiles(pairName: string): DoneResult[] {
  const bridge = {
    law: "gaussian-mixture",
    weights: [1],
    means: [[0]],
    covariances: [[[BRIDGE_STD ** 2]]],
  };
  return [
    profileOf("profile-fisher", { name: "fisher" }, 1, pairName),
    profileOf("profile-mixture-5", { name: "mixture-fisher", beta: 0.5, bridge }, 0.5, pairName),
    profileOf("profile-mixture-9", { name: "mixture-fisher", beta: 0.9, bridge }, 0.9, pairName),
  ];
}

function profileOf(id: string, divergence: Method, beta: number, name: string): DoneResult {
  const value = GRID.map((alpha) => mixtureFisher(alpha, beta));
  const argmin = GRID[value.indexOf(Math.min(...value))];
  const component = (mean: number) => ({ law: "gaussian-mixture", weights: [1], means: [[mean]] });
  return {
    id,
    status: "done",
    trial: {
      pair: { name, components: [component(-5), component(5)], truth: TRUTH },
      divergence,
      grid: GRID,
    },
    metrics: {
      profile: {
        value,
        error: GRID.map(() => 1e-12),
        argmin,
        curvature: { value: 6.25 * (1 - beta), error: 1e-9 },
        relativeCurvature: 1 - beta,
      },
    },
    diagnostics: {},
    artifacts: [],
    timing: { cpuSeconds: 0.1, wallSeconds: 0.1 },
  };
}

function mixtureFisher(alpha: number, beta: number): number {
  let sum = 0;
  for (let x = -20; x <= 20; x += 0.02) {
    const [p, scoreP] = bridged(x, TRUTH, beta);
    const [, scoreQ] = bridged(x, alpha, beta);
    sum += 0.5 * p * (scoreP - scoreQ) ** 2 * 0.02;
  }
  return sum;
}

/** Density and score of β (α N(−5, 1) + (1 − α) N(5, 1)) + (1 − β) N(0, 25). */
function bridged(x: number, alpha: number, beta: number): [number, number] {
  const normal = (mean: number, std: number) =>
    Math.exp(-(((x - mean) / std) ** 2) / 2) / (std * Math.sqrt(2 * Math.PI));
  const parts = [
    [beta * alpha * normal(-5, 1), -(x + 5)],
    [beta * (1 - alpha) * normal(5, 1), -(x - 5)],
    [(1 - beta) * normal(0, BRIDGE_STD), -x / BRIDGE_STD ** 2],
  ];
  const density = parts.reduce((total, [part]) => total + part, 0);
  return [density, parts.reduce((total, [part, score]) => total + part * score, 0) / density];
}
