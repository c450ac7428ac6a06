/**
 * The Mahalanobis distances √(zᵀΛz) of points from the origin.
 *
 * @param points Points, `n × d` row-major.
 * @param precision The symmetric positive definite matrix Λ, `d × d` row-major.
 * @returns One distance a point.
 */
export function mahalanobisRadii(points: Float64Array, precision: Float64Array): Float64Array {
  const d = Math.sqrt(precision.length);
  return Float64Array.from({ length: points.length / d }, (_, i) => {
    let squared = 0;
    for (let row = 0; row < d; row++) {
      for (let column = 0; column < d; column++) {
        squared += points[i * d + row] * precision[row * d + column] * points[i * d + column];
      }
    }
    return Math.sqrt(squared);
  });
}
