import { integrate } from "../../numeric/region.ts";
import { type Key, split } from "../../random/key.ts";
import { normal } from "../../random/normal.ts";
import { ComponentMixture } from "../component_mixture.ts";
import { BlurredCurve } from "../curves/blurred_curve.ts";
import { nodesInBlocks } from "../curves/curve_nodes.ts";
import type { Distribution, Modes, Support } from "../distribution.ts";
import { SUPPORT_STDS } from "../gaussian_mixture.ts";
import { normaliseWeights } from "../weights.ts";
import { massNodes } from "./mass_nodes.ts";

const MODE_TOLERANCE = { relative: 0, absolute: 1e-10, maxEvaluations: 500_000 } as const;

/**
 * The law of X + N(0, t I) on the line or the plane, for a law of X without an exact form: a Gaussian of variance
 * t at each node of a quadrature of X's density. It is normalised exactly, and its samples are samples of X with
 * noise. Its modes are those of X, and a point belongs to the one that it most likely came from.
 */
export class NoisedByQuadrature extends ComponentMixture {
  readonly #of: Distribution;
  readonly #variance: number;

  /**
   * @param of The law of X, of dimension 1 or 2.
   * @param variance t, above 0.
   * @throws {RangeError} If the dimension is above 2, or the quadrature does not resolve the density.
   */
  constructor(of: Distribution, variance: number) {
    const d = of.dimension;
    const std = Math.sqrt(variance);
    const modes = nodesOfModes(of, std).map((nodes) => new BlurredCurve(nodes, std));
    const support = widened(of.support, std);
    // Nodes of the line lie in the plane at y = 0, where a Gaussian is lower by its second factor.
    const logFactor = d === 1 ? 0.5 * Math.log(2 * Math.PI * variance) : 0;
    const gradient = new Float64Array(2);
    super({
      law: "noised",
      dimension: d,
      componentCount: modes.length,
      support,
      sample: (key, count) => sampleNoised(of, std, key, count),
      evaluate(points, index, logTerms, scores) {
        const [x, y] = [points[d * index], d === 2 ? points[2 * index + 1] : 0];
        modes.forEach((nodes, k) => {
          logTerms[k] = nodes.logDensity(x, y, scores && gradient) + logFactor;
          scores?.set(gradient.subarray(0, d), d * k);
        });
      },
      modeMasses: (assign, logDensity) =>
        integratedMasses(support, assign, logDensity, modes.length),
    });
    this.#of = of;
    this.#variance = variance;
  }

  /**
   * The same with more noise.
   *
   * @param variance The variance that is added.
   */
  withNoise(variance: number): NoisedByQuadrature {
    return new NoisedByQuadrature(this.#of, this.#variance + variance);
  }
}

/** The nodes of each mode of X. */
function nodesOfModes(of: Distribution, std: number) {
  const { points, masses } = massNodes(of, std);
  const d = of.dimension;
  const mode = of.modes.assign(points);
  return of.modes.weights.map((_, k) => {
    const own = [...masses.keys()].filter((i) => mode[i] === k);
    return nodesInBlocks(
      Float64Array.from(own, (i) => points[i * d]),
      Float64Array.from(own, (i) => d === 2 ? points[2 * i + 1] : 0),
      Float64Array.from(own, (i) => Math.log(masses[i])),
    );
  });
}

function widened({ lower, upper, lengthScale, radial }: Support, std: number): Support {
  return {
    lower: lower.map((low) => low - SUPPORT_STDS * std),
    upper: upper.map((high) => high + SUPPORT_STDS * std),
    lengthScale: Math.hypot(lengthScale, std),
    ...(radial ? { radial } : {}),
  };
}

function sampleNoised(of: Distribution, std: number, key: Key, count: number): Float64Array {
  const [ownKey, noiseKey] = split(key);
  const points = of.sample(ownKey, count);
  return normal(noiseKey, points.length).map((noise, i) => points[i] + std * noise);
}

function integratedMasses(
  support: Support,
  assign: Modes["assign"],
  logDensity: Distribution["logDensity"],
  count: number,
): readonly number[] {
  if (count === 1) return [1];
  const integrals = integrate([support], (points) => {
    const density = logDensity(points).map(Math.exp);
    const masses = Array.from({ length: count }, () => new Float64Array(density.length));
    assign(points).forEach((mode, i) => masses[mode][i] = density[i]);
    return masses;
  }, MODE_TOLERANCE);
  return normaliseWeights(integrals.map(({ value }) => value));
}
