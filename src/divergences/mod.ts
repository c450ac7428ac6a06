import type { Distribution } from "../distributions/distribution.ts";
import { validate } from "../validation/issues.ts";
import { cauchySchwarzDivergence } from "./cauchy_schwarz.ts";
import { chiSquaredDivergence } from "./chi_squared.ts";
import { deBruijnDivergence } from "./de_bruijn.ts";
import type { Divergence, Estimate } from "./divergence.ts";
import { divergenceFrontierDivergence } from "./divergence_frontier.ts";
import { energyDistanceDivergence } from "./energy_distance.ts";
import { fisherDivergence } from "./fisher.ts";
import { jensenShannonDivergence } from "./jensen_shannon.ts";
import { kernelSteinDivergence } from "./kernel_stein.ts";
import { klDivergence } from "./kl.ts";
import { mixtureFisherDivergence } from "./mixture_fisher.ts";
import { mmdDivergence } from "./mmd.ts";
import { noisedFisherDivergence } from "./noised_fisher.ts";
import { renyiDivergence } from "./renyi.ts";
import { reverseFisherDivergence } from "./reverse_fisher.ts";
import { reverseKlDivergence } from "./reverse_kl.ts";
import { spreadKlDivergence } from "./spread_kl.ts";
import { squaredHellingerDivergence } from "./squared_hellinger.ts";
import { totalVariationDivergence } from "./total_variation.ts";
import { wasserstein1Divergence } from "./wasserstein_1.ts";

/** Every divergence by its name. To add one, write its file and name it here. */
export const divergences: ReadonlyMap<string, Divergence<unknown>> = new Map(
  [
    erase(klDivergence),
    erase(reverseKlDivergence),
    erase(jensenShannonDivergence),
    erase(chiSquaredDivergence),
    erase(totalVariationDivergence),
    erase(squaredHellingerDivergence),
    erase(renyiDivergence),
    erase(divergenceFrontierDivergence),
    erase(spreadKlDivergence),
    erase(cauchySchwarzDivergence),
    erase(fisherDivergence),
    erase(reverseFisherDivergence),
    erase(mixtureFisherDivergence),
    erase(noisedFisherDivergence),
    erase(deBruijnDivergence),
    erase(kernelSteinDivergence),
    erase(mmdDivergence),
    erase(energyDistanceDivergence),
    erase(wasserstein1Divergence),
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
