import type { GaussianFactors } from "./gaussian_factors.ts";

/**
 * The covariance Σ = L Lᵀ as rows, exactly symmetric.
 *
 * @param factors The covariance in factored form.
 */
export function covarianceRows({ cholesky }: GaussianFactors): number[][] {
  const d = Math.sqrt(cholesky.length);
  const rows = Array.from({ length: d }, () => new Array<number>(d).fill(0));
  for (let row = 0; row < d; row++) {
    for (let column = 0; column <= row; column++) {
      let entry = 0;
      for (let k = 0; k <= column; k++) entry += cholesky[row * d + k] * cholesky[column * d + k];
      rows[row][column] = entry;
      rows[column][row] = entry;
    }
  }
  return rows;
}
