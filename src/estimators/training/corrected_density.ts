import type { Distribution } from "../../distributions/distribution.ts";
import type { StandardisedDensity } from "./data_density.ts";

/** The smallest density that the plain form lets stand. */
const ABSOLUTE_FLOOR = 1e-12;

/** How a bridged fit is corrected. */
export interface Correction {
  /** Mixing weight β of the data against the bridge, in (0, 1). */
  readonly beta: number;
  /** Relative floor ε of the correction; 0 is the plain form. */
  readonly floor: number;
  /** Relative margin δ by which more than the bridge is taken out; 0 is the plain form. */
  readonly margin: number;
}

/**
 * The last step of density estimation with the Mixture Fisher Divergence: takes the bridge back out
 * of a normalised fit q̃ of the bridged data,
 *
 *     q ∝ max(q̃ − (1+δ) (1−β) m, ε (1−β) m)
 *
 * Where there is no data q̃ is (1−β) m up to a few per cent of noise, whose positive part is mass in
 * the wrong place: a margin δ > 0 takes it out, and with it p where that is below δ (1−β) m / β. A
 * relative floor ε > 0 keeps the tails of m; ε = 0 is the plain form, with an absolute floor of 1e-12.
 * The result is not yet normalised.
 */
export class CorrectedDensity {
  /** log (1−β), in nats. */
  readonly #logBridgeWeight: number;
  /** log (1+δ), in nats. */
  readonly #logMargin: number;

  /**
   * @param fit The fit of the bridged data.
   * @param logNormaliser log ∫ of the fit.
   * @param bridge The bridging density m.
   * @param correction β, ε and δ.
   */
  constructor(
    readonly fit: StandardisedDensity,
    readonly logNormaliser: number,
    readonly bridge: Distribution,
    readonly correction: Correction,
  ) {
    this.#logBridgeWeight = Math.log1p(-correction.beta);
    this.#logMargin = Math.log1p(correction.margin);
  }

  /** Unnormalised log density at points `n × d`. */
  logDensity(points: Float64Array): Float64Array {
    return this.logDensityAndExcess(points)[0];
  }

  /**
   * The unnormalised log density at points `n × d`, and log max(q̃ − (1+δ) (1−β) m, 0) / β, which is
   * what it would be without a floor.
   */
  logDensityAndExcess(points: Float64Array): [Float64Array, Float64Array] {
    const { fitted, bridge } = this.#parts(points);
    const logBeta = Math.log(this.correction.beta);
    const excess = fitted.map((value, i) => this.#logExcess(value, bridge[i]) - logBeta);
    const floored = excess.map((value, i) => Math.max(value, this.#logFloor(bridge[i]) - logBeta));
    return [floored, excess];
  }

  /** ∇ log q at points `n × d`: the bridge's score on the floor, 0 on the absolute one. */
  score(points: Float64Array): Float64Array {
    const d = this.bridge.dimension;
    const { fitted, bridge } = this.#parts(points);
    const fittedScore = this.fit.score(points);
    const bridgeScore = this.bridge.score(points);
    return fittedScore.map((slope, index) => {
      const i = Math.floor(index / d);
      if (this.#logExcess(fitted[i], bridge[i]) < this.#logFloor(bridge[i])) {
        return this.correction.floor > 0 ? bridgeScore[index] : 0;
      }
      // (q̃ s_q̃ − b s_m) / (q̃ − b) with b = (1+δ) (1−β) m, divided through by q̃.
      const share = Math.exp(bridge[i] + this.#logMargin - fitted[i]);
      return (slope - share * bridgeScore[index]) / (1 - share);
    });
  }

  /** log q̃ and log (1−β) m. */
  #parts(points: Float64Array): { fitted: Float64Array; bridge: Float64Array } {
    return {
      fitted: this.fit.logDensity(points).map((value) => value - this.logNormaliser),
      bridge: this.bridge.logDensity(points).map((value) => value + this.#logBridgeWeight),
    };
  }

  /** log (q̃ − (1+δ) (1−β) m), and −∞ where that is not positive. */
  #logExcess(logFitted: number, logBridge: number): number {
    return logDifference(logFitted, logBridge + this.#logMargin);
  }

  #logFloor(logBridge: number): number {
    const { floor } = this.correction;
    return floor > 0 ? logBridge + Math.log(floor) : Math.log(ABSOLUTE_FLOOR);
  }
}

/** log(eᵃ − eᵇ), and −∞ where that is not positive. */
function logDifference(a: number, b: number): number {
  return a > b ? a + Math.log1p(-Math.exp(b - a)) : -Infinity;
}
