import type { Budget } from "../../estimators/estimator.ts";
import type { Key } from "../../random/key.ts";
import { askedProblem } from "../asked.ts";
import type { EstimatorModule, ModuleFit } from "../define.ts";
import { moduleParameters } from "../module_parameters.ts";
import { randomDraws } from "../random_draws.ts";
import { abilities, densityOperations } from "./density_operations.ts";
import { type Ask, checkFunctions, type JsonParameters, type Operation } from "./operation.ts";

/** What a fit is asked for with; the points of fixed data are the arrays beside it. */
export interface FitRequest {
  readonly parameters: JsonParameters;
  readonly dimension: number;
  readonly key: Key;
  readonly budget: Budget;
}

/**
 * What can be asked of an estimator's module.
 *
 * @param module The module.
 * @param ask Asks the suite for samples, and tells it how far the fit is.
 */
export function estimatorOperations(module: EstimatorModule, ask: Ask) {
  checkFunctions(module, ["fit"]);
  const made: ModuleFit[] = [];
  const fit: Operation<FitRequest> = async ({ json, arrays: [training, heldOut] }) => {
    const { parameters, dimension, key, budget } = json;
    const problem = askedProblem(dimension, training && { training, heldOut }, ask);
    const fitted = await module.fit(problem, moduleParameters(module, parameters), {
      ...{ key, budget, random: randomDraws(key) },
      onProgress: (fraction) => void ask({ json: { what: "progress", fraction }, arrays: [] }),
    });
    checkFunctions(fitted, ["logDensity"], ["score", "sample"]);
    made.push(fitted);
    const { support, normalised, diagnostics, training: curve, weighted } = fitted;
    const own = { support, normalised, diagnostics, training: curve, ...abilities(fitted) };
    return {
      json: { instance: made.length - 1, ...own },
      arrays: weighted === undefined ? [] : [weighted.points, weighted.weights],
    };
  };
  return { fit, ...densityOperations(made) };
}
