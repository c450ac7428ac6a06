import type { Distribution } from "../distributions/distribution.ts";
import type { Jet } from "../models/energy_jet.ts";
import type { Term } from "./training.ts";

/**
 * The part of Hyvärinen's implicit objective that falls on samples of the data, for a model score
 * s = ∇ log m + ∇f:
 *
 *     w · mean over samples of [½‖∇f‖² + ∇f · ∇ log m + Δf]
 *
 * which is w E[½‖s‖² + ∇·s] up to a constant without θ.
 *
 * Source: A. Hyvärinen, "Estimation of non-normalized statistical models by score matching",
 * JMLR 6 (2005), theorem 1.
 *
 * @param points Standardised samples, `n × d`.
 * @param base The base density m.
 * @param weight The weight w.
 */
export function implicitTerm(points: Float64Array, base: Distribution, weight: number): Term {
  const baseScore = base.score(points);
  return {
    points: Float32Array.from(points),
    order: 2,
    evaluate(jet) {
      const share = weight / jet.value.length;
      const adjoint = zeroAdjoint(jet);
      let loss = 0;
      for (let i = 0; i < baseScore.length; i++) {
        const slope = jet.gradient[i];
        loss += share * slope * (0.5 * slope + baseScore[i]);
        adjoint.gradient[i] = share * (slope + baseScore[i]);
      }
      for (let i = 0; i < jet.laplacian.length; i++) {
        loss += share * jet.laplacian[i];
        adjoint.laplacian[i] = share;
      }
      return { loss, adjoint };
    },
  };
}

/**
 * The same objective on samples of the base density m itself, where Stein's identity
 * E_m[∇f · ∇ log m + Δf] = 0 removes both noisy parts and leaves
 *
 *     w · mean over samples of ½‖∇f‖²
 *
 * with no Laplacian to compute.
 *
 * @param points Standardised samples of m, `n × d`.
 * @param weight The weight w.
 */
export function steinTerm(points: Float64Array, weight: number): Term {
  return {
    points: Float32Array.from(points),
    order: 1,
    evaluate(jet) {
      const share = weight / jet.value.length;
      const adjoint = zeroAdjoint(jet);
      let loss = 0;
      for (let i = 0; i < jet.gradient.length; i++) {
        loss += 0.5 * share * jet.gradient[i] ** 2;
        adjoint.gradient[i] = share * jet.gradient[i];
      }
      return { loss, adjoint };
    },
  };
}

function zeroAdjoint(jet: Jet): Jet {
  return {
    value: new Float32Array(jet.value.length),
    gradient: new Float32Array(jet.gradient.length),
    laplacian: new Float32Array(jet.laplacian.length),
  };
}
