import type { Estimate } from "../../divergences/divergence.ts";
import { askedSide, type SideJson } from "../asked.ts";
import type { DivergenceModule } from "../define.ts";
import { moduleParameters } from "../module_parameters.ts";
import type { Payload } from "../payload.ts";
import { type Ask, checkFunctions, type JsonParameters, type Operation } from "./operation.ts";

/** What a divergence is asked for with. */
export interface DivergenceRequest {
  readonly parameters: JsonParameters;
  readonly sides: readonly [SideJson, SideJson];
}

/**
 * What can be asked of a divergence's module.
 *
 * @param module The module.
 * @param ask Asks the suite for the numbers of p and q.
 */
export function divergenceOperations(module: DivergenceModule, ask: Ask) {
  checkFunctions(module, ["evaluate"]);
  const evaluate: Operation<DivergenceRequest> = ({ json: { parameters, sides } }) => {
    const [p, q] = sides.map((side) => askedSide(side, ask));
    const valid = moduleParameters(module, parameters);
    const estimate = module.evaluate(p, q, valid);
    return estimate instanceof Promise ? estimate.then(payloadOf) : payloadOf(estimate);
  };
  return { evaluate };
}

function payloadOf(estimate: Estimate | number): Payload {
  const json = typeof estimate === "number" ? { value: estimate, error: 0 } : estimate;
  return { json, arrays: [] };
}
