/** Above this argument the asymptotic series reaches double precision before it diverges. */
const ASYMPTOTIC_FROM = 22;
const ASYMPTOTIC_TERMS = 48;
const RELATIVE_STOP = 2 ** -54;

/**
 * The modified Bessel function of the first kind and order 0, exponentially scaled: e^(−x) I₀(x).
 *
 * The power series (DLMF 10.25.2; all terms are positive, so nothing cancels) below an argument of
 * 22, the Hankel expansion (DLMF 10.40.1) above; relative error below 1e-14.
 *
 * @param x The argument, not negative.
 * @returns The scaled value, in (0, 1].
 */
export function besselI0e(x: number): number {
  return x < ASYMPTOTIC_FROM ? Math.exp(-x) * powerSeries(x, 0) : asymptotic(x, RATIOS_0);
}

/**
 * The modified Bessel function of the first kind and order 1, exponentially scaled: e^(−x) I₁(x).
 *
 * Methods and accuracy as for {@linkcode besselI0e}.
 *
 * @param x The argument, not negative.
 * @returns The scaled value, in [0, 0.22].
 */
export function besselI1e(x: number): number {
  return x < ASYMPTOTIC_FROM ? 0.5 * x * Math.exp(-x) * powerSeries(x, 1) : asymptotic(x, RATIOS_1);
}

/** Σ (x²/4)ᵏ / (k! (k + order)!), for order 0 or 1. */
function powerSeries(x: number, order: number): number {
  const quarter = 0.25 * x * x;
  let term = 1;
  let sum = 1;
  for (let k = 1; term > RELATIVE_STOP * sum; k++) {
    term *= quarter / (k * (k + order));
    sum += term;
  }
  return sum;
}

/** (2πx)^(−1/2) Σ (−1)ᵏ aₖ / xᵏ, given the ratios of consecutive signed coefficients. */
function asymptotic(x: number, ratios: Float64Array): number {
  const inverse = 1 / x;
  let term = 1;
  let sum = 1;
  for (let k = 0; k < ASYMPTOTIC_TERMS; k++) {
    term *= ratios[k] * inverse;
    sum += term;
    if (Math.abs(term) < RELATIVE_STOP) break;
  }
  return sum / Math.sqrt(2 * Math.PI * x);
}

/** −aₖ/aₖ₋₁ for k = 1, 2, …: ((2k − 1)² − 4 order²) / 8k. */
function coefficientRatios(order: number): Float64Array {
  return Float64Array.from(
    { length: ASYMPTOTIC_TERMS },
    (_, index) => ((2 * index + 1) ** 2 - 4 * order ** 2) / (8 * (index + 1)),
  );
}

const RATIOS_0 = coefficientRatios(0);
const RATIOS_1 = coefficientRatios(1);
