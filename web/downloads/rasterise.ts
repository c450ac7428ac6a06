/// <reference lib="dom" />

/** Pixels a CSS pixel, for print. */
const DENSITY = 2;
/** The longest side that browsers draw. */
const LONGEST = 8000;

/**
 * Draws an SVG document as a picture.
 *
 * @param svg The document, with its width and height.
 * @returns A PNG.
 * @throws {Error} If the browser cannot draw it.
 */
export async function rasterise(svg: string): Promise<Blob> {
  const image = new Image();
  // The page's policy lets pictures come from data: alone.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(DENSITY, LONGEST / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (png === null) throw new Error("Cannot draw the chart as the browser made no picture of it");
  return png;
}
