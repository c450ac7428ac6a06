import type { z } from "zod";
import type { PartialDistribution } from "../distributions/derived/partial_distribution.ts";
import type { Key } from "../random/key.ts";
import { crossedNumbers, FINITE, LOG_DENSITY } from "./crossed_numbers.ts";
import type { densityJson } from "./density_json.ts";
import type { LoadedModule } from "./load_module.ts";

/**
 * A density of a module as functions of the suite: every call goes to the module, and what comes back
 * is checked.
 *
 * @param module The module.
 * @param json What it said when it made the density.
 * @param dimension d.
 */
export function crossedDensity(
  { name, calls }: LoadedModule,
  { instance, hasScore, hasSample, support, normalised }: z.infer<typeof densityJson>,
  dimension: number,
): PartialDistribution {
  const at = (operation: string, points: Float64Array) =>
    calls.call(operation, { json: { instance }, arrays: [points] }).arrays[0];
  return {
    dimension,
    ...(support && { support }),
    ...(normalised !== undefined && { normalised }),
    logDensity: (points) =>
      crossedNumbers(
        name,
        "logDensity",
        at("logDensity", points),
        points.length / dimension,
        LOG_DENSITY,
      ),
    ...(hasScore && {
      score: (points: Float64Array) =>
        crossedNumbers(name, "score", at("score", points), points.length, FINITE),
    }),
    ...(hasSample && {
      sample(key: Key, count: number) {
        const { arrays } = calls.call("sample", { json: { instance, key, count }, arrays: [] });
        return crossedNumbers(name, "sample", arrays[0], count * dimension, FINITE);
      },
    }),
  };
}
