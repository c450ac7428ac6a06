import { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";
import { deriveDistribution } from "../distributions/derived/derive_distribution.ts";
import type {
  FitContext,
  FittedDensity,
  Problem,
  WeightedPoints,
} from "../estimators/estimator.ts";
import type { AnyEstimator } from "../estimators/mod.ts";
import { equallyWeighted } from "../estimators/references/equally_weighted.ts";
import { integrate } from "../numeric/region.ts";
import { fold } from "../random/key.ts";
import { crossedDensity } from "./crossed_density.ts";
import { crossedJson } from "./crossed_json.ts";
import { crossedNumbers, FINITE } from "./crossed_numbers.ts";
import { densityJson } from "./density_json.ts";
import { ForeignModuleError } from "./foreign_module_error.ts";
import type { LoadedModule } from "./load_module.ts";
import { serveSamples } from "./serve_samples.ts";

/** How far the mass of a density that is said to be normalised may be from 1. */
const MASS_TOLERANCE = 0.01;

/** Quadrature reaches no further. */
const HIGHEST_BY_QUADRATURE = 2;

/**
 * An estimator of a module.
 *
 * @param module A module of kind `estimator`.
 */
export function foreignEstimator(module: LoadedModule): AnyEstimator {
  const { name, title, description, source } = module;
  return {
    ...{ name, title, description, source },
    resultVersion: 1,
    // The module itself checks its parameters.
    schema: z.record(z.string(), z.unknown()),
    fit: (problem, { sha256: _, ...parameters }, context) =>
      foreignFit(module, problem, parameters, context),
  };
}

/**
 * Fits an estimator of a module. What it gives becomes a density of the suite: its mass is measured in
 * one and two dimensions, whatever the module says of it.
 *
 * @throws {ForeignModuleError} If the module throws, or its density does not fit.
 */
async function foreignFit(
  module: LoadedModule,
  problem: Problem,
  parameters: Readonly<Record<string, unknown>>,
  { key, budget, onProgress = () => {} }: FitContext,
): Promise<FittedDensity> {
  const { name, calls } = module;
  const { dimension, fixed } = problem;
  const request = {
    json: { parameters, dimension, key, budget },
    arrays: fixed === undefined ? [] : [fixed.training, fixed.heldOut],
  };
  const { json, arrays } = await calls.run("fit", request, (asked) => {
    const { what, fraction } = crossedJson(name, "fit", askedJson, asked.json);
    if (what === "sample") return serveSamples(name, problem, asked.json);
    onProgress(Math.min(1, Math.max(0, fraction ?? 0)));
    return { json: null, arrays: [] };
  });
  const made = crossedJson(name, "fit", fitJson, json);
  const density = deriveDistribution(crossedDensity(module, made, dimension), name);
  return {
    logDensity: (points) => density.logDensity(points),
    score: (points) => density.score(points),
    logNormaliserError: dimension <= HIGHEST_BY_QUADRATURE ? massError(name, density) : 0,
    weighted: weightedOf(name, arrays, density, () => fold(key, "draws")),
    support: density.support,
    diagnostics: made.diagnostics ?? {},
    training: made.training ?? { step: [], loss: [], gradientNorm: [] },
    dispose: () => {},
  };
}

const askedJson = z.object({
  what: z.enum(["sample", "progress"]),
  fraction: z.number().optional(),
});

const curve = z.array(z.number()).max(20_000);

const fitJson = densityJson.extend({
  diagnostics: z.record(
    z.string().max(100),
    z.union([z.number(), z.string().max(500), z.boolean()]),
  )
    .optional(),
  training: z.object({
    step: curve,
    loss: curve,
    gradientNorm: curve,
    heldOut: z.object({ step: curve, loss: curve }).optional(),
  }).optional(),
});

/** |log ∫ q|, with the quadrature's own error. */
function massError(module: string, density: Distribution): number {
  const { radial: _, ...region } = density.support;
  const [{ value, error }] = integrate(
    [region],
    (points) => [density.logDensity(points).map(Math.exp)],
    { relative: 1e-6 },
  );
  if (Math.abs(value - 1) > MASS_TOLERANCE + error) {
    throw new ForeignModuleError(
      module,
      `must give a density of mass 1: its mass is ${value.toPrecision(4)}; ` +
        "'normalised: false' has it normalised",
    );
  }
  return Math.abs(Math.log(value)) + error / value;
}

/** Beyond two dimensions a fit is scored on points of its own. */
function weightedOf(
  module: string,
  [points, weights]: readonly Float64Array[],
  density: Distribution,
  drawKey: () => ReturnType<typeof fold>,
): WeightedPoints | undefined {
  const { dimension } = density;
  if (dimension <= HIGHEST_BY_QUADRATURE) return undefined;
  if (points === undefined) {
    return equallyWeighted((key, count) => density.sample(key, count), drawKey());
  }
  const count = weights?.length ?? 0;
  crossedNumbers(module, "fit.weighted.points", points, count * dimension, FINITE);
  crossedNumbers(module, "fit.weighted.weights", weights, count, {
    wanted: "from 0 to 1",
    accepts: (weight) => weight >= 0 && weight <= 1,
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (Math.abs(total - 1) < 1e-6) return { points, weights };
  throw new ForeignModuleError(
    module,
    `must give weights that sum to 1 in 'fit.weighted': their sum is ${total}`,
  );
}
