/** How many colours `web/style/tokens.css` defines as `--series-0` and so on. */
const COLOURS = 7;

/** Dash patterns in CSS pixels, as `.d0` and so on in `web/style/charts.css`; the first is solid. */
const DASHES: readonly (readonly number[])[] = [
  [],
  [8, 4],
  [2, 3],
  [10, 3, 2, 3],
  [5, 2],
  [14, 4],
];

/**
 * The CSS variable of a series' colour.
 *
 * @param colour An index; beyond the palette it starts again.
 */
export function colourVariable(colour: number): string {
  return `--series-${colour % COLOURS}`;
}

/**
 * The dash pattern of a series.
 *
 * @param dash An index; beyond the patterns it starts again.
 */
export function dashPattern(dash: number): readonly number[] {
  return DASHES[dash % DASHES.length];
}

/**
 * The CSS classes that give an SVG shape the colour and dashes of a series.
 *
 * @param colour As in `colourVariable`.
 * @param dash As in `dashPattern`.
 */
export function seriesClass(colour: number, dash = 0): string {
  return `s${colour % COLOURS} d${dash % DASHES.length}`;
}
