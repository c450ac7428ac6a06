import type { Key } from "../../random/key.ts";
import type { ModuleFit } from "../define.ts";
import { randomDraws } from "../random_draws.ts";
import { numbersOf, type Operation } from "./operation.ts";

/** Which of the densities that a module made. */
export interface Instance {
  readonly instance: number;
}

/**
 * What a distribution and a fit have in common.
 *
 * @param made The densities that the module made so far.
 */
export function densityOperations(
  made: readonly Pick<ModuleFit, "logDensity" | "score" | "sample">[],
) {
  const logDensity: Operation<Instance> = ({ json: { instance }, arrays: [points] }) => ({
    json: null,
    arrays: [numbersOf(made[instance].logDensity(points))],
  });
  const score: Operation<Instance> = ({ json: { instance }, arrays: [points] }) => ({
    json: null,
    arrays: [numbersOf(made[instance].score!(points))],
  });
  const sample: Operation<Instance & { readonly key: Key; readonly count: number }> = (
    { json: { instance, key, count } },
  ) => ({
    json: null,
    arrays: [numbersOf(made[instance].sample!(key, count, randomDraws(key)))],
  });
  return { logDensity, score, sample };
}

/**
 * Which optional functions a density has.
 *
 * @param density What a module made.
 */
export function abilities({ score, sample }: Pick<ModuleFit, "score" | "sample">) {
  return { hasScore: score !== undefined, hasSample: sample !== undefined };
}
