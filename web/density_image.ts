import { interpolateViridis } from "d3-scale-chromatic";
import { encode } from "fast-png";
import type { LogDensityGrid } from "../src/report/parse_artifact.ts";

const LEVELS = 256;

/** Viridis, readable by colour-blind readers and in grey; [r, g, b] from dark (low) to light (high). */
const PALETTE: number[][] = Array.from({ length: LEVELS }, (_, level) => {
  const rgb = interpolateViridis(level / (LEVELS - 1));
  return [1, 3, 5].map((start) => parseInt(rgb.slice(start, start + 2), 16));
});

/**
 * A two-dimensional log density as a picture, one pixel a grid point, the second axis upwards.
 *
 * @param grid The log density; values below the range, −∞ and NaN get the lowest colour.
 * @param range The log densities of the lowest and the highest colour, in nats.
 * @returns A PNG as a `data:` URI.
 */
export function densityImage(grid: LogDensityGrid, range: readonly [number, number]): string {
  const [width, height] = grid.shape;
  const [low, high] = range;
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = (height - 1 - row) * width;
    for (let column = 0; column < width; column++) {
      const fraction = (grid.values[from + column] - low) / (high - low);
      // A typed array stores NaN as 0, which is the lowest colour.
      pixels[row * width + column] = Math.round(Math.min(1, Math.max(0, fraction)) * (LEVELS - 1));
    }
  }
  return pngUri(width, height, pixels);
}

/** The colour scale from low to high as a picture, `LEVELS × 1` pixels, as a `data:` URI. */
export function colourScaleImage(): string {
  return pngUri(LEVELS, 1, Uint8Array.from({ length: LEVELS }, (_, level) => level));
}

function pngUri(width: number, height: number, data: Uint8Array): string {
  const bytes = encode({ width, height, data, channels: 1, depth: 8, palette: PALETTE });
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:image/png;base64,${btoa(binary)}`;
}
