import { interpolatePuOr, interpolateViridis } from "d3-scale-chromatic";

/** [r, g, b] for each of the levels 0 to 255. */
export type Palette = readonly (readonly [number, number, number])[];

const LEVELS = 256;

/** For densities: readable by colour-blind readers and in grey; from dark (low) to light (high). */
export const DENSITY_PALETTE: Palette = palette((share) => interpolateViridis(share));

/**
 * For log ratios: purple (too little) over white to orange (too much), which the three common
 * colour-vision deficiencies tell apart; level 0 is grey: nothing to compare.
 */
export const RATIO_PALETTE: Palette = [
  [138, 138, 138],
  ...palette((share) => interpolatePuOr(share)).slice(1),
];

function palette(colourAt: (share: number) => string): Palette {
  return Array.from({ length: LEVELS }, (_, level) => channels(colourAt(level / (LEVELS - 1))));
}

/** d3 gives `#rrggbb` for some scales and `rgb(r, g, b)` for others. */
function channels(colour: string): [number, number, number] {
  const parts = colour.startsWith("#")
    ? [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16))
    : colour.match(/\d+/g)!.map(Number);
  return [parts[0], parts[1], parts[2]];
}
