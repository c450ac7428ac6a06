import type { Integral } from "../../numeric/integral.ts";
import type { MetricModule } from "../define.ts";
import { moduleParameters } from "../module_parameters.ts";
import { checkFunctions, type JsonParameters, numbersOf, type Operation } from "./operation.ts";

/** What a metric is asked for with; points, log p, log q and score differences are the arrays. */
export interface MetricRequest {
  readonly parameters: JsonParameters;
  readonly dimension: number;
  readonly logDensityEdge: number;
}

/** What a metric's value is asked for with. */
export interface ReportRequest {
  readonly parameters: JsonParameters;
  readonly integrals: readonly Integral[];
}

/**
 * What can be asked of a metric's module.
 *
 * @param module The module.
 */
export function metricOperations(module: MetricModule) {
  checkFunctions(module, ["integrands"], ["report"]);
  const integrands: Operation<MetricRequest> = ({ json, arrays }) => {
    const { parameters, ...context } = json;
    const [points, logP, logQ, halfSquaredScoreDifference] = arrays;
    const evaluation = { ...context, points, logP, logQ, halfSquaredScoreDifference };
    const found = module.integrands(evaluation, moduleParameters(module, parameters));
    return { json: null, arrays: Array.from(found, numbersOf) };
  };
  const report: Operation<ReportRequest> = ({ json: { parameters, integrals } }) => {
    const valid = moduleParameters(module, parameters);
    return { json: module.report ? module.report(integrals, valid) : integrals[0], arrays: [] };
  };
  return { integrands, report };
}
