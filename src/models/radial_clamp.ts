import { mahalanobisRadii } from "../numeric/mahalanobis_radii.ts";

/**
 * The map onto an ellipsoid that moves points outside of it along their ray from the origin to its
 * surface and leaves all others where they are: what a function does beyond the ellipsoid is then what
 * it does on it.
 */
export class RadialClamp {
  readonly #dimension: number;

  /**
   * States the ellipsoid.
   *
   * @param precision The symmetric positive definite matrix Λ of the ellipsoid √(zᵀΛz) ≤ radius,
   *   `d × d` row-major.
   * @param radius The ellipsoid's radius.
   * @throws {RangeError} If the radius is not positive.
   */
  constructor(readonly precision: Float64Array, readonly radius: number) {
    if (!(radius > 0)) {
      throw new RangeError(
        `Cannot clamp points as 'radius' must be positive: current value is ${radius}`,
      );
    }
    this.#dimension = Math.sqrt(precision.length);
  }

  /**
   * Moves points onto the ellipsoid.
   *
   * @param points Points, `n × d`; left as they are.
   * @returns Their images, `n × d`.
   */
  apply(points: Float64Array): Float64Array {
    const d = this.#dimension;
    const radii = mahalanobisRadii(points, this.precision);
    return points.map((coordinate, index) =>
      coordinate * Math.min(1, this.radius / radii[Math.floor(index / d)])
    );
  }

  /**
   * Turns gradients at the images into gradients at the points, in place: outside of the ellipsoid
   * the part along the ray goes, and what is left falls off with the distance r,
   *
   *     ∇(f ∘ Π)(z) = radius/r · (g − Λz (z·g) / r²).
   *
   * @param points The points, `n × d`, before they were moved.
   * @param gradients Gradients g at their images, `n × d`; overwritten.
   */
  pullBack(points: Float64Array, gradients: Float64Array): void {
    const d = this.#dimension;
    mahalanobisRadii(points, this.precision).forEach((r, i) => {
      if (r <= this.radius) return;
      const point = points.subarray(i * d, (i + 1) * d);
      const gradient = gradients.subarray(i * d, (i + 1) * d);
      const along = point.reduce((sum, coordinate, axis) => sum + coordinate * gradient[axis], 0);
      for (let axis = 0; axis < d; axis++) {
        let normal = 0;
        for (let column = 0; column < d; column++) {
          normal += this.precision[axis * d + column] * point[column];
        }
        gradient[axis] = this.radius / r * (gradient[axis] - normal * along / (r * r));
      }
    });
  }
}
