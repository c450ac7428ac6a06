/** Linear-light sRGB or OKLab, three numbers. */
type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/**
 * What dichromats see, on linear-light sRGB. G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on
 * Visualization and Computer Graphics 15(6), 2009: the published matrices of severity 1.
 */
const DEFICIENCIES: Readonly<Record<string, Matrix>> = {
  none: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.011820, 0.042940, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.303900],
  ],
};

/** To OKLab: B. Ottosson, "A perceptual color space for image processing", 2020. */
const TO_CONES: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const TO_OKLAB: Matrix = [
  [0.2104542553, 0.7936177850, -0.0040720468],
  [1.9779984951, -2.4285922050, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.8086757660],
];

/** The kinds of colour vision: none deficient, and the three dichromacies. */
export const VISIONS: readonly string[] = Object.keys(DEFICIENCIES);

/**
 * A colour as an eye sees it.
 *
 * @param colour `#rrggbb`, or [r, g, b] from 0 to 255.
 * @param vision One of `VISIONS`.
 * @returns OKLab: lightness from 0 to 1, and two opponent colours.
 */
export function seen(colour: string | readonly number[], vision: string): Triple {
  const channels = typeof colour === "string"
    ? [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16))
    : colour;
  const linear = channels.map((channel) => linearLight(channel / 255));
  const clipped = times(DEFICIENCIES[vision], linear).map((x) => Math.min(1, Math.max(0, x)));
  return times(TO_OKLAB, times(TO_CONES, clipped).map(Math.cbrt));
}

/** The distance of two colours in OKLab as an eye sees them; CSS Color 4 takes 0.02 for just noticeable. */
export function difference(
  first: string | readonly number[],
  second: string | readonly number[],
  vision: string,
): number {
  const [a, b] = [seen(first, vision), seen(second, vision)];
  return Math.hypot(...a.map((x, i) => x - b[i]));
}

function linearLight(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function times(matrix: Matrix, vector: readonly number[]): Triple {
  const row = (i: number) => matrix[i].reduce((sum, x, j) => sum + x * vector[j], 0);
  return [row(0), row(1), row(2)];
}
