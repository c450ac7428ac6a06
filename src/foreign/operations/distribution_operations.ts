import type { DistributionModule, DistributionParts } from "../define.ts";
import { moduleParameters } from "../module_parameters.ts";
import { abilities, densityOperations, type Instance } from "./density_operations.ts";
import { checkFunctions, type JsonParameters, numbersOf, type Operation } from "./operation.ts";

/**
 * What can be asked of a distribution's module.
 *
 * @param module The module.
 */
export function distributionOperations(module: DistributionModule) {
  const made: DistributionParts[] = [];
  const create: Operation<{ readonly parameters: JsonParameters }> = ({ json }) => {
    const valid = moduleParameters(module, json.parameters);
    const parts = "create" in module ? module.create(valid) : module;
    checkFunctions(parts, ["logDensity"], ["score", "sample"]);
    if (parts.modes !== undefined) checkFunctions(parts.modes, ["assign"]);
    made.push(parts);
    const { dimension, support, modes, normalised } = parts;
    const weights = modes && [...modes.weights];
    const own = { dimension, support, weights, normalised, ...abilities(parts) };
    return { json: { instance: made.length - 1, ...own }, arrays: [] };
  };
  const assign: Operation<Instance> = ({ json: { instance }, arrays: [points] }) => ({
    json: null,
    arrays: [numbersOf(made[instance].modes!.assign(points))],
  });
  return { create, assign, ...densityOperations(made) };
}
