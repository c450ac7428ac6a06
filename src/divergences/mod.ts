import type { Distribution } from "../distributions/distribution.ts";
import { validate } from "../validation/issues.ts";
import type { Divergence, Estimate } from "./divergence.ts";
import { fisherDivergence } from "./fisher.ts";
import { klDivergence } from "./kl.ts";
import { mixtureFisherDivergence } from "./mixture_fisher.ts";

/** Every divergence by its name. To add one, write its file and name it here. */
export const divergences: ReadonlyMap<string, Divergence<unknown>> = new Map(
  [
    erase(klDivergence),
    erase(fisherDivergence),
    erase(mixtureFisherDivergence),
  ].map((divergence) => [divergence.name, divergence]),
);

/**
 * Evaluates a divergence by name, with its parameters checked.
 *
 * @param name Its name in kebab case.
 * @param p The first distribution.
 * @param q The second distribution, of the same dimension.
 * @param parameters Its parameters in JSON form.
 * @returns The value with an estimate of its absolute error.
 * @throws {TypeError} If a parameter is missing, unknown or of another type.
 * @throws {RangeError} If the name is unknown, a parameter is out of its range, the dimensions differ, or
 * no method covers the dimension.
 */
export function evaluateDivergence(
  name: string,
  p: Distribution,
  q: Distribution,
  parameters: unknown = {},
): Estimate {
  const divergence = divergences.get(name);
  if (divergence === undefined) {
    const known = [...divergences.keys()].join(", ");
    throw new RangeError(
      `Cannot evaluate a divergence as 'name' must be one of ${known}: current value is "${name}"`,
    );
  }
  const valid = validate(divergence.schema, parameters, `evaluate '${name}'`);
  if (p.dimension !== q.dimension) {
    throw new RangeError(
      `Cannot evaluate '${name}' as p and q must have one dimension: current dimensions are ${p.dimension} and ${q.dimension}`,
    );
  }
  return divergence.evaluate(p, q, valid);
}

/** The schema has checked the parameters by the time that `evaluate` sees them. */
function erase<Parameters>(divergence: Divergence<Parameters>): Divergence<unknown> {
  return divergence as unknown as Divergence<unknown>;
}
