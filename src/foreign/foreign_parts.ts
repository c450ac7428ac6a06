import type { PartialDistribution } from "../distributions/derived/partial_distribution.ts";
import { crossedDensity } from "./crossed_density.ts";
import { crossedJson } from "./crossed_json.ts";
import { crossedNumbers } from "./crossed_numbers.ts";
import { distributionJson } from "./density_json.ts";
import type { LoadedModule } from "./load_module.ts";

/**
 * What a module states of its distribution, with nothing derived.
 *
 * @param module A module of kind `distribution`.
 * @param parameters Its parameters in JSON form.
 * @throws {ForeignModuleError} If the module throws or gives what does not fit.
 */
export function foreignParts(
  module: LoadedModule,
  parameters: Readonly<Record<string, unknown>>,
): PartialDistribution {
  const { name, calls } = module;
  const { json } = calls.call("create", { json: { parameters }, arrays: [] });
  const made = crossedJson(name, "create", distributionJson, json);
  const { dimension, instance, weights } = made;
  const density = crossedDensity(module, made, dimension);
  if (weights === undefined) return density;
  const assign = (points: Float64Array) => {
    const { arrays } = calls.call("assign", { json: { instance }, arrays: [points] });
    const count = points.length / dimension;
    return Int32Array.from(crossedNumbers(name, "modes.assign", arrays[0], count, {
      wanted: `indices below ${weights.length}`,
      accepts: (index) => Number.isInteger(index) && index >= 0 && index < weights.length,
    }));
  };
  return { ...density, modes: { weights, assign } };
}
