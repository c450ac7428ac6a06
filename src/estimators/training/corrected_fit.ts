import type { Key } from "../../random/key.ts";
import { CorrectedDensity, type Correction } from "./corrected_density.ts";
import type { StandardisedDensity } from "./data_density.ts";
import type { Diagnostics } from "../estimator.ts";
import { type LogNormalisers, normaliserOf } from "./normaliser.ts";
import type { Standardisation } from "./standardisation.ts";

/** A bridged fit without its bridge, normalised. */
export interface CorrectedFit {
  readonly density: CorrectedDensity;
  readonly normalisers: LogNormalisers;
  /** How much was cut off and put back: how far the bridged fit can be trusted. */
  readonly diagnostics: Diagnostics;
}

/**
 * Takes the bridge, which is the base density, out of a fit of the bridged data.
 *
 * @param fit The fit, its normaliser and its coordinates.
 * @param correction β, ε and δ.
 * @param key The fit's key.
 */
export function correctFit(
  { density, normalisers, standardisation }: {
    density: StandardisedDensity;
    normalisers: LogNormalisers;
    standardisation: Standardisation;
  },
  { beta, floor, margin }: Correction,
  key: Key,
): CorrectedFit {
  const corrected = new CorrectedDensity(
    density,
    normalisers.values[0],
    standardisation.base,
    { beta, floor, margin },
  );
  const found = normaliserOf(standardisation, key)(
    (points) => corrected.logDensityAndExcess(points),
  );
  const [mass, excess] = found.values.map(Math.exp);
  return {
    density: corrected,
    normalisers: found,
    diagnostics: {
      correctedLogNormaliserError: found.errors[0],
      // (q̃ − (1+δ) (1−β) m) / β integrates to 1 − δ (1−β) / β, which its positive part exceeds by the
      // mass of the negative part.
      massBelowZero: Math.max(0, excess - 1 + margin * (1 - beta) / beta),
      massAddedByFloor: mass - excess,
    },
  };
}
