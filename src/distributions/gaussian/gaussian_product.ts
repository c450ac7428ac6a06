import { GaussianMixture } from "../gaussian_mixture.ts";
import { covarianceRows } from "./covariance_rows.ts";

/**
 * The product of Gaussian mixtures as one: a component for every choice of a component in each, those of the
 * last factor changing fastest, with a covariance that is block diagonal.
 *
 * @param factors The mixtures, at least one.
 */
export function gaussianProduct(factors: readonly GaussianMixture[]): GaussianMixture {
  const [first, ...rest] = factors.map(({ weights, means, factors: own }) =>
    weights.map((weight, k) => ({
      weight,
      mean: [...means[k]],
      covariance: covarianceRows(own[k]),
    }))
  );
  const components = rest.reduce(
    (so, next) =>
      so.flatMap((a) =>
        next.map((b) => ({
          weight: a.weight * b.weight,
          mean: [...a.mean, ...b.mean],
          covariance: [
            ...a.covariance.map((row) => [...row, ...b.mean.map(() => 0)]),
            ...b.covariance.map((row) => [...a.mean.map(() => 0), ...row]),
          ],
        }))
      ),
    first,
  );
  return new GaussianMixture({
    weights: components.map(({ weight }) => weight),
    means: components.map(({ mean }) => mean),
    covariances: components.map(({ covariance }) => covariance),
  });
}
