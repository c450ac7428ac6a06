import type { DensityView, Paint } from "../protocol.ts";
import { paintGrid } from "./colour_map.ts";

/**
 * Log densities on the lab's grid in the form that travels to the page.
 *
 * @param logs Log densities in nats; what follows the grid's own points is left out.
 * @param count The grid's points.
 * @param dimension 1 or 2; a curve has no pixels.
 * @param paint The colour scale.
 */
export function showDensity(
  logs: Float64Array,
  count: number,
  dimension: number,
  paint: Paint,
): DensityView {
  const values = Float32Array.from(logs.subarray(0, count));
  const pixels = dimension === 2
    ? paintGrid(values, Math.sqrt(count), paint)
    : new Uint8ClampedArray(0);
  return { values, pixels };
}
