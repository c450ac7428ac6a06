/// <reference lib="dom" />
import { levelsOf } from "../../src/report/trial_views/pack_field.ts";
import type { PackedField } from "../../src/report/trial_views/trial_view.ts";
import type { Palette } from "./palettes.ts";

/**
 * Draws a field, one pixel a grid point, the second axis upwards.
 *
 * @param canvas Takes the field's size.
 * @param field The field.
 * @param palette The colour of each level.
 */
export function drawField(canvas: HTMLCanvasElement, field: PackedField, palette: Palette): void {
  const [width, height] = field.shape;
  const levels = levelsOf(field);
  canvas.width = width;
  canvas.height = height;
  const picture = new ImageData(width, height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [red, green, blue] = palette[levels[(height - 1 - row) * width + column]];
      picture.data.set([red, green, blue, 255], 4 * (row * width + column));
    }
  }
  canvas.getContext("2d")!.putImageData(picture, 0, 0);
}

/**
 * Draws a palette from its first level to its last, one pixel a level.
 *
 * @param canvas Takes the palette's size.
 * @param palette The colours.
 */
export function drawScale(canvas: HTMLCanvasElement, palette: Palette): void {
  canvas.width = palette.length;
  canvas.height = 1;
  const picture = new ImageData(palette.length, 1);
  palette.forEach((colour, level) => picture.data.set([...colour, 255], 4 * level));
  canvas.getContext("2d")!.putImageData(picture, 0, 0);
}
