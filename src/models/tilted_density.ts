import type { Distribution } from "../distributions/distribution.ts";
import type { EnergyJet, Jet } from "../kernels/energy_jet/jet.ts";
import type { RadialClamp } from "./radial_clamp.ts";

/** Points evaluated at once, so that memory stays small on large grids. */
const BLOCK = 8192;

/**
 * The unnormalised density q̃(z) = m(z) exp f_θ(Π z): an energy network that tilts a base density.
 * Beyond an ellipsoid that no training sample left, Π holds the tilt at its value on the ellipsoid, so
 * that the tails are the base's by construction: left to itself, a network goes on along straight
 * lines there, and a slope of a few units outweighs a Gaussian tail.
 */
export class TiltedDensity {
  /** The dimension d. */
  readonly dimension: number;

  /**
   * Puts the two together.
   *
   * @param base The density m.
   * @param jet The network f; disposed of with this density.
   * @param parameters Its parameters θ.
   * @param clamp The map Π onto the ellipsoid.
   */
  constructor(
    readonly base: Distribution,
    readonly jet: EnergyJet,
    readonly parameters: Float32Array,
    readonly clamp: RadialClamp,
  ) {
    this.dimension = base.dimension;
  }

  /** log m + f at points `n × d`, in nats up to the log normaliser. */
  logDensity(points: Float64Array): Float64Array {
    const logDensity = this.base.logDensity(points);
    this.#inBlocks(points, 0, ({ value }, start) => {
      for (let i = 0; i < value.length; i++) logDensity[start + i] += value[i];
    });
    return logDensity;
  }

  /** ∇ log m + ∇f at points `n × d`; `n × d`. */
  score(points: Float64Array): Float64Array {
    const tilt = new Float64Array(points.length);
    this.#inBlocks(points, 1, ({ gradient }, start) => tilt.set(gradient, start * this.dimension));
    this.clamp.pullBack(points, tilt);
    return this.base.score(points).map((slope, i) => slope + tilt[i]);
  }

  /** Frees what the network's last evaluation kept. */
  dispose(): void {
    this.jet.dispose();
  }

  #inBlocks(
    points: Float64Array,
    order: 0 | 1,
    use: (jet: Jet, start: number) => void,
  ): void {
    const clamped = this.clamp.apply(points);
    const count = points.length / this.dimension;
    for (let start = 0; start < count; start += BLOCK) {
      const end = Math.min(count, start + BLOCK);
      const block = Float32Array.from(
        clamped.subarray(start * this.dimension, end * this.dimension),
      );
      use(this.jet.forward(this.parameters, block, order), start);
    }
  }
}
