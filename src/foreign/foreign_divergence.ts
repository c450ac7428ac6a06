import { z } from "zod";
import type { Divergence } from "../divergences/divergence.ts";
import type { Distribution } from "../distributions/distribution.ts";
import { crossedJson } from "./crossed_json.ts";
import { estimateJson } from "./estimate_json.ts";
import { ForeignModuleError } from "./foreign_module_error.ts";
import type { LoadedModule } from "./load_module.ts";
import type { Payload } from "./payload.ts";
import { serveSamples } from "./serve_samples.ts";

/**
 * A divergence of a module. It has a population value alone.
 *
 * @param module A module of kind `divergence`.
 */
export function foreignDivergence(module: LoadedModule): Divergence<unknown> {
  const { name, title, description, source, calls } = module;
  return {
    ...{ name, title, description, source },
    needs: { p: ["density", "score"], q: ["density", "score"] },
    // The module itself checks its parameters.
    schema: z.record(z.string(), z.unknown()),
    evaluate(p, q, given) {
      const { sha256: _, ...parameters } = given as Record<string, unknown>;
      const sides = [p, q].map(({ dimension, support }, side) => ({ side, dimension, support }));
      const request = { json: { parameters, sides }, arrays: [] };
      const { json } = calls.call("evaluate", request, (asked) => serveSide(name, [p, q], asked));
      return crossedJson(name, "evaluate", estimateJson, json);
    },
    fromSamples: {
      needs: { p: [], q: [] },
      description: "None: a divergence of a module has no estimate from samples.",
      estimate() {
        throw new ForeignModuleError(name, "has no estimate from samples");
      },
    },
  };
}

const askedJson = z.object({
  what: z.enum(["logDensity", "score", "sample"]),
  side: z.int().min(0).max(1),
});

/** Evaluates p or q for the module. */
function serveSide(
  module: string,
  sides: readonly Distribution[],
  { json, arrays: [points] }: Payload,
): Payload {
  const { what, side } = crossedJson(module, "evaluate", askedJson, json);
  const distribution = sides[side];
  if (what === "sample") return serveSamples(module, distribution, json);
  if (points === undefined || points.length % distribution.dimension !== 0) {
    throw new ForeignModuleError(
      module,
      `asked for '${what}' at points that do not hold n × ${distribution.dimension} coordinates`,
    );
  }
  return { json: null, arrays: [distribution[what](points)] };
}
