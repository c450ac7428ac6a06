/** A density on the plane, normalised, in closed form: a mixture of Gaussian bumps or of ridges on circles. */
export interface ExampleDensity {
  readonly weights: readonly number[];
  /** The density of one component at a point. */
  component(index: number, x: number, y: number): number;
}

/** Half the side of the square on which examples live. */
export const HALF = 8;
const CENTRES = [[-5, -5], [-5, 5], [5, -5], [5, 5]];

/** Four Gaussians at (±5, ±5). */
export function fourGaussians(weights: readonly number[], std: number): ExampleDensity {
  return {
    weights,
    component(index, x, y) {
      const [a, b] = CENTRES[index];
      const squared = ((x - a) ** 2 + (y - b) ** 2) / std ** 2;
      return Math.exp(-squared / 2) / (2 * Math.PI * std ** 2);
    },
  };
}

/** Ridges on circles of radius 2 and 6: nearly normalised, as the ridge is thin. */
export function circles(weights: readonly number[], std: number): ExampleDensity {
  return {
    weights,
    component(index, x, y) {
      const radius = [2, 6][index];
      const off = (Math.hypot(x, y) - radius) / std;
      return Math.exp(-off * off / 2) / (Math.sqrt(2 * Math.PI) * std * 2 * Math.PI * radius);
    },
  };
}

/** Log densities on a square grid of `size × size` points, x fastest. */
export function logDensities(density: ExampleDensity, size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, i) => {
    const x = -HALF + (2 * HALF * (i % size)) / (size - 1);
    const y = -HALF + (2 * HALF * Math.floor(i / size)) / (size - 1);
    const value = density.weights.reduce(
      (sum, weight, k) => sum + weight * density.component(k, x, y),
      0,
    );
    // A floor, as a fitted density has: no logarithm of 0.
    return Math.log(value + 1e-30);
  });
}
