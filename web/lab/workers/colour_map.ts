import { interpolateViridis } from "d3-scale-chromatic";
import type { Paint } from "../protocol.ts";

const LEVELS = 256;
/** Nats below the highest colour at which a log density has the lowest. */
const LOG_RANGE = 14;

/** Viridis, readable by colour-blind readers and in grey; r, g, b from dark (low) to light (high). */
const PALETTE: Uint8Array = Uint8Array.from(
  Array.from({ length: LEVELS }, (_, level) => {
    const rgb = interpolateViridis(level / (LEVELS - 1));
    return [1, 3, 5].map((start) => parseInt(rgb.slice(start, start + 2), 16));
  }).flat(),
);

/**
 * A two-dimensional log density as pixels, one a grid point, the second axis upwards.
 *
 * @param values Log densities in nats, `rows × columns`; −∞ and NaN get the lowest colour.
 * @param columns Points along the first axis.
 * @param paint The colour scale.
 * @returns RGBA.
 */
export function paintGrid(
  values: Float32Array,
  columns: number,
  { scale, top }: Paint,
): Uint8ClampedArray<ArrayBuffer> {
  const rows = values.length / columns;
  const pixels = new Uint8ClampedArray(4 * values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const nats = values[(rows - 1 - row) * columns + column] - top;
      const share = scale === "density" ? Math.exp(nats) : 1 + nats / LOG_RANGE;
      const level = Math.round(Math.min(1, Math.max(0, share || 0)) * (LEVELS - 1));
      const at = 4 * (row * columns + column);
      for (let channel = 0; channel < 3; channel++) {
        pixels[at + channel] = PALETTE[3 * level + channel];
      }
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}
