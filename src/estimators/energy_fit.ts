import { type EngineName, openEngine } from "../models/engine.ts";
import { TiltedDensity } from "../models/tilted_density.ts";
import type { FitContext, Problem, TrainingCurve } from "./estimator.ts";
import { type LogNormalisers, logNormalisers } from "./normaliser.ts";
import type { NetworkSettings } from "./network_settings.ts";
import { type Standardisation, standardise } from "./standardisation.ts";
import { type Objective, train } from "./training.ts";

/** An energy network trained and normalised, in standardised coordinates. */
export interface EnergyFit {
  readonly density: TiltedDensity;
  readonly normalisers: LogNormalisers;
  readonly standardisation: Standardisation;
  readonly training: TrainingCurve;
}

const DEFAULT_ENGINE: EngineName = "simd";

/**
 * What all energy-based estimators do alike: measure the data's moments, train
 * log q̃ = log m + f on an objective, and normalise once.
 *
 * @param problem Where samples come from.
 * @param settings Network and optimiser.
 * @param context Key, budget, abort signal and progress.
 * @param objectiveOf The objective, given the standardisation.
 */
export async function fitEnergy(
  problem: Problem,
  settings: NetworkSettings,
  context: FitContext,
  objectiveOf: (standardisation: Standardisation) => Objective,
): Promise<EnergyFit> {
  const engine = await openEngine(context.engine ?? DEFAULT_ENGINE);
  const standardisation = standardise(problem, context.key, settings.widening);
  const shape = { dimension: problem.dimension, hidden: settings.hidden };
  const trainer = engine.createTrainer(shape);
  const { parameters, training } = await train(
    trainer,
    objectiveOf(standardisation),
    settings,
    context,
  ).finally(() => trainer.dispose());
  const jet = engine.createJet(shape);
  const density = new TiltedDensity(standardisation.base, jet, parameters);
  const normalisers = logNormalisers(
    (points) => [density.logDensity(points)],
    standardisation.stds,
  );
  return { density, normalisers, standardisation, training };
}
