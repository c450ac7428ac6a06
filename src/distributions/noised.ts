import { Affine } from "./affine.ts";
import { affineMap } from "./affine/affine_map.ts";
import { isSimilarity } from "./affine/affine_support.ts";
import { Checkerboard } from "./checkerboard.ts";
import { NoisyCurve } from "./curves/noisy_curve.ts";
import type { Distribution } from "./distribution.ts";
import { covarianceRows } from "./gaussian/covariance_rows.ts";
import { GaussianMixture } from "./gaussian_mixture.ts";
import { Mixture, mixtureOf } from "./mixture.ts";
import { NoisedByQuadrature } from "./noise/noised_by_quadrature.ts";
import { Product, productOf } from "./product.ts";
import { createRings, Rings } from "./rings.ts";

/**
 * The law of X + N(0, t I), where X follows a given law and the noise is independent of it.
 *
 * Exact: a Gaussian mixture stays one, with t added to every variance; so do rings and noisy curves (two
 * moons, two spirals, swiss roll), whose std² is the variance, and a checkerboard, whose blur² is; a
 * mixture is noised component by component, a product factor by factor, and a map that stretches all lengths
 * by one factor s is applied to its law with noise of variance t/s².
 *
 * @param distribution The law of X.
 * @param variance t, the noise's variance per axis (not its standard deviation), finite and not
 * negative; 0 gives the law itself.
 * @param otherwise What to do with a law without an exact form; it is refused where left out.
 * @throws {RangeError} If the variance is out of its range, or no exact form of the noised law is known.
 */
export function noised(
  distribution: Distribution,
  variance: number,
  otherwise: (distribution: Distribution, variance: number) => Distribution = refuse,
): Distribution {
  if (!(variance >= 0 && variance < Infinity)) {
    throw new RangeError(
      `Cannot add noise to a law as 'variance' must be finite and not negative: current value is ${variance}`,
    );
  }
  if (variance === 0) return distribution;
  return noisedWhole(distribution, variance) ??
    noisedByParts(distribution, variance, (part, own) => noised(part, own, otherwise)) ??
    otherwise(distribution, variance);
}

/** Laws to whose own parameters the noise adds. */
function noisedWhole(distribution: Distribution, variance: number): Distribution | undefined {
  if (distribution instanceof GaussianMixture) {
    const { weights, means, factors } = distribution;
    return new GaussianMixture({
      weights: [...weights],
      means: means.map((mean) => [...mean]),
      covariances: factors.map((factor) =>
        covarianceRows(factor).map((row, i) => row.map((c, j) => i === j ? c + variance : c))
      ),
    });
  }
  if (distribution instanceof Rings) {
    const { radii, std, weights } = distribution.parameters;
    return createRings({ radii, std: Math.sqrt(std * std + variance), weights });
  }
  if (distribution instanceof NoisyCurve) {
    const { parts } = distribution;
    return new NoisyCurve({ ...parts, std: Math.sqrt(parts.std * parts.std + variance) });
  }
  if (distribution instanceof Checkerboard) {
    const { parameters } = distribution;
    const blur = Math.sqrt(parameters.blur * parameters.blur + variance);
    return new Checkerboard({ ...parameters, blur });
  }
  if (distribution instanceof NoisedByQuadrature) return distribution.withNoise(variance);
  return undefined;
}

/** Laws that are made of others. */
function noisedByParts(
  distribution: Distribution,
  variance: number,
  noisedPart: (part: Distribution, variance: number) => Distribution,
): Distribution | undefined {
  if (distribution instanceof Mixture) {
    const { weights, components } = distribution;
    return mixtureOf(weights, components.map((component) => noisedPart(component, variance)));
  }
  if (distribution instanceof Product) {
    return productOf(distribution.factors.map((factor) => noisedPart(factor, variance)));
  }
  if (distribution instanceof Affine && isSimilarity(distribution.map)) {
    const { of, map: { matrix, offset, stretch: [factor] } } = distribution;
    return new Affine(noisedPart(of, variance / factor ** 2), affineMap(matrix, offset));
  }
  return undefined;
}

function refuse({ law }: Distribution): never {
  throw new RangeError(
    `Cannot add noise to a law as 'law' must be gaussian-mixture, rings, two-moons, two-spirals, swiss-roll, checkerboard or a mixture, a product or a rotation of these: current value is "${law}"`,
  );
}
