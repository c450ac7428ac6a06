import type { Distribution } from "../../../src/distributions/distribution.ts";
import { fitKernel } from "../../../src/estimators/closed_form/kernel_fit.ts";
import type { KernelSettings } from "../../../src/estimators/closed_form/kernel_settings.ts";
import type { Diagnostics, FitContext } from "../../../src/estimators/estimator.ts";
import { freshProblem } from "../../../src/estimators/problem.ts";
import { fold, keyFromSeed } from "../../../src/random/key.ts";
import type { PlotBox } from "../../../src/suite/density_grid.ts";
import type { ClosedFormReply, ClosedFormRequest, Law } from "../protocol.ts";
import { GridScores } from "./grid_scores.ts";
import { labEstimator } from "./lab_estimators.ts";
import { normaliseOnGrid } from "./normalise_on_grid.ts";
import { showDensity } from "./show_density.ts";
import { createTarget } from "./show_target.ts";

/**
 * Fits in closed form to points that the seed alone sets, so that they move with the target.
 *
 * @param request What is asked.
 */
export async function showClosedForm(request: ClosedFormRequest): Promise<ClosedFormReply> {
  const { id, law, box, paint, quick } = request;
  const { target, scores } = knownTarget(law, box);
  const { logs, diagnostics } = await (quick ? quickFit : wholeFit)(request, target, scores);
  const { bandwidth, penalty, features } = diagnostics;
  return {
    ...{ kind: "closed-form", id },
    bandwidth: Number(bandwidth),
    penalty: Number(penalty),
    features: Number(features),
    ...scores.score(logs),
    ...showDensity(logs, scores.inner, target.dimension, paint),
  };
}

let last: { key: string; target: Distribution; scores: GridScores } | undefined;

/** The target and its grid, kept while β or the bridge moves: some densities take a second. */
function knownTarget(law: Law, box: PlotBox): { target: Distribution; scores: GridScores } {
  const key = JSON.stringify([law, box]);
  if (last?.key === key) return last;
  const target = createTarget(law);
  last = { key, target, scores: new GridScores(target, box) };
  return last;
}

/** log q at the grid's points, and how the fit came about. */
interface KnownFit {
  readonly logs: Float64Array;
  readonly diagnostics: Diagnostics;
}

/** The estimator's own fit, normalised by quadrature. */
async function wholeFit(
  request: ClosedFormRequest,
  target: Distribution,
  scores: GridScores,
): Promise<KnownFit> {
  const { estimator, parameters } = labEstimator(request.estimator);
  const fit = await estimator.fit(freshProblem(target), parameters, contextOf(request));
  const logs = fit.logDensity(scores.points);
  fit.dispose();
  return { logs, diagnostics: fit.diagnostics };
}

/** The same weights of the same features without the correction's quadrature, which costs most. */
async function quickFit(
  request: ClosedFormRequest,
  target: Distribution,
  scores: GridScores,
): Promise<KnownFit> {
  const { parameters } = labEstimator(request.estimator);
  const settings = parameters as unknown as KernelSettings & { beta?: number; floor?: number };
  const { density, standardisation, diagnostics } = await fitKernel(
    freshProblem(target),
    settings,
    contextOf(request),
    settings.beta ?? 1,
  );
  const fitted = density.logDensity(standardisation.apply(scores.points));
  return { logs: normaliseOnGrid(fitted, scores, standardisation, settings), diagnostics };
}

function contextOf({ seed }: ClosedFormRequest): FitContext {
  return { key: fold(keyFromSeed(seed), "fit"), budget: { steps: 1, batch: 1 } };
}
