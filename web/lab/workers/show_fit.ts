import type { TrainingSnapshot } from "../../../src/estimators/estimator.ts";
import { freshProblem } from "../../../src/estimators/problem.ts";
import { supportsKernel } from "../../../src/kernels/energy_jet/load_kernel.ts";
import { evaluateFit } from "../../../src/metrics/evaluate_fit.ts";
import { fold, keyFromSeed } from "../../../src/random/key.ts";
import type { DoneReply, FitRequest, SnapshotReply } from "../protocol.ts";
import { GridScores } from "./grid_scores.ts";
import { labEstimator } from "./lab_estimators.ts";
import { normaliseOnGrid } from "./normalise_on_grid.ts";
import { showDensity } from "./show_density.ts";
import { createTarget } from "./show_target.ts";

/** Largest share of a worker's time that may go into looking rather than into training. */
const LOOKING_SHARE = 0.25;

/**
 * Runs a trial as `deno task bench` does, and shows the network as it trains.
 *
 * @param request The trial, and how it is shown.
 * @param onSnapshot Told at most once an interval.
 * @returns The finished fit and its scores by quadrature.
 * @throws {Error} If this browser lacks WebAssembly's SIMD, or the fit fails.
 */
export async function showFit(
  request: FitRequest,
  onSnapshot: (snapshot: SnapshotReply) => void,
): Promise<DoneReply> {
  if (!supportsKernel("simd")) {
    throw new Error("Cannot train as this browser must support WebAssembly's SIMD: it does not");
  }
  const { id, seed, budget, paint } = request;
  const target = createTarget(request.law);
  const { estimator, parameters } = labEstimator(request.estimator);
  const scores = new GridScores(target, request.box);
  let next = 0;
  const fit = await estimator.fit(freshProblem(target), parameters, {
    key: fold(keyFromSeed(seed), "fit"),
    budget,
    onSnapshot(snapshot) {
      const start = performance.now();
      if (start < next) return;
      onSnapshot(snapshotOf(snapshot, request, scores, parameters));
      const end = performance.now();
      next = end + Math.max(request.interval, (end - start) / LOOKING_SHARE);
    },
  });
  try {
    const logs = fit.logDensity(scores.points);
    return {
      kind: "done",
      id,
      metrics: evaluateFit(target, fit),
      ...showDensity(logs, scores.inner, target.dimension, paint),
    };
  } finally {
    fit.dispose();
  }
}

function snapshotOf(
  snapshot: TrainingSnapshot,
  { id, paint, box }: FitRequest,
  scores: GridScores,
  parameters: Record<string, unknown>,
): SnapshotReply {
  const { standardisation } = snapshot;
  const density = snapshot.density();
  const fitted = density.logDensity(standardisation.apply(scores.points));
  density.dispose();
  const logs = normaliseOnGrid(fitted, scores, standardisation, parameters);
  return {
    kind: "snapshot",
    id,
    step: snapshot.step,
    ...scores.score(logs),
    ...showDensity(logs, scores.inner, box.lower.length, paint),
  };
}
