import type { Estimate } from "../divergences/divergence.ts";
import type { Metric } from "../metrics/metric.ts";
import { crossedJson } from "./crossed_json.ts";
import { crossedNumbers, FINITE } from "./crossed_numbers.ts";
import { estimateJson } from "./estimate_json.ts";
import { ForeignModuleError } from "./foreign_module_error.ts";
import type { LoadedModule } from "./load_module.ts";

/** Integrands that one metric may have. */
const MOST_INTEGRANDS = 32;

/**
 * A metric of a module.
 *
 * @param module A module of kind `metric`.
 * @param parameters Its parameters in JSON form.
 */
export function foreignMetric(
  { name: module, metric, title, description, calls }: LoadedModule,
  parameters: Readonly<Record<string, unknown>>,
): Metric<Estimate> {
  let wanted: number | undefined;
  return {
    name: metric!,
    ...{ title, description },
    integrands(
      { points, logP, logQ, halfSquaredScoreDifference },
      { logDensityEdge, target: { dimension } },
    ) {
      const { arrays } = calls.call("integrands", {
        json: { parameters, dimension, logDensityEdge },
        arrays: [points, logP, logQ, halfSquaredScoreDifference],
      });
      wanted ??= arrays.length;
      if (arrays.length === 0 || arrays.length > MOST_INTEGRANDS || arrays.length !== wanted) {
        throw new ForeignModuleError(
          module,
          `must always give as many integrands, 1 to ${MOST_INTEGRANDS}: it gave ${arrays.length}`,
        );
      }
      return arrays.map((values) =>
        crossedNumbers(module, "integrands", values, logP.length, FINITE)
      );
    },
    report(integrals) {
      const { json } = calls.call("report", { json: { parameters, integrals }, arrays: [] });
      return crossedJson(module, "report", estimateJson, json);
    },
  };
}
