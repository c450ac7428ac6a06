import type { Support } from "../distribution.ts";
import type { AffineMap } from "./affine_map.ts";

/** Stretches that differ by less, relatively, are one. */
const SAME_STRETCH = 1e-12;

/**
 * The support of A X + b: the box about the mapped box of X, and its length scale times the smallest
 * stretch. Radial stays what a rotation and a scaling about the origin leave radial.
 *
 * @param support The support of X.
 * @param map A and b.
 */
export function affineSupport(
  { lower, upper, lengthScale, breakpoints, radial }: Support,
  map: AffineMap,
): Support {
  const edge = (side: 1 | -1) =>
    map.matrix.map((row, i) =>
      row.reduce(
        (sum, a, j) => sum + (side * a > 0 ? a * upper[j] : a * lower[j]),
        map.offset[i],
      )
    );
  return {
    lower: edge(-1),
    upper: edge(1),
    lengthScale: lengthScale * map.stretch[0],
    ...(breakpoints
      ? { breakpoints: [...map.forward(Float64Array.from(breakpoints)).sort()] }
      : {}),
    ...(radial && isSimilarity(map) && map.offset.every((b) => b === 0) ? { radial } : {}),
  };
}

/**
 * Whether a map stretches all lengths by one factor.
 *
 * @param map The map.
 */
export function isSimilarity({ stretch: [smallest, largest] }: AffineMap): boolean {
  return largest - smallest <= SAME_STRETCH * largest;
}
