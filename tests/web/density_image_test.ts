import assert from "node:assert/strict";
import { decode } from "fast-png";
import { colourScaleImage, densityImage } from "../../web/density_image.ts";

// The ends of viridis, as published by its authors: #440154 and #fde725.
const LOWEST = [0x44, 0x01, 0x54];
const HIGHEST = [0xfd, 0xe7, 0x25];

function pixelsOf(uri: string): { width: number; height: number; colours: number[][] } {
  const bytes = Uint8Array.from(atob(uri.split(",")[1]), (letter) => letter.charCodeAt(0));
  const { width, height, data, palette } = decode(bytes);
  return { width, height, colours: [...data].map((index) => palette![index]) };
}

Deno.test("the second axis points up and the colours run from low to high", () => {
  const values = Float32Array.of(-8, 0, NaN, -Infinity, 5, -99);
  const grid = { lower: [0, 0], upper: [1, 1], shape: [2, 3], values };
  const { width, height, colours } = pixelsOf(densityImage(grid, [-8, 0]));
  assert.deepEqual([width, height], [2, 3]);
  // Top row first: the last row of the grid, clipped at both ends.
  assert.deepEqual(colours, [HIGHEST, LOWEST, LOWEST, LOWEST, LOWEST, HIGHEST]);
});

Deno.test("the colour scale runs through viridis from left to right", () => {
  const { width, colours } = pixelsOf(colourScaleImage());
  assert.equal(width, 256);
  assert.deepEqual([colours[0], colours[255]], [LOWEST, HIGHEST]);
});
