import { z } from "zod";
import type { DensityGrid, TestPoints, TrainingCurve } from "../suite/trial.ts";

/** A log density on a regular grid, decoded. */
export interface LogDensityGrid {
  /** Lower corner; length 1 or 2. */
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Points along each axis, x first. */
  readonly shape: readonly number[];
  /** Log densities in nats; x runs fastest. */
  readonly values: Float32Array;
}

/** Points of a target that is only samples. */
export interface DrawnSample {
  /** Each of length d. */
  readonly points: readonly (readonly number[])[];
  /** The columns' names; length d. */
  readonly columns: readonly string[];
}

/** What a fit or a target left beside the results; any part may be missing. */
export interface FitPictures {
  readonly density?: LogDensityGrid;
  readonly training?: TrainingCurve;
  /** Of a fit to samples alone: its log density at test points. */
  readonly test?: TestPoints;
  /** Of a target that is only samples. */
  readonly sample?: DrawnSample;
}

/**
 * Reads the JSON of `artifacts/<id>.json` or of `artifacts/target-<name>.json`.
 *
 * @param value The parsed JSON.
 * @returns The decoded parts that are there.
 * @throws {TypeError} If a part has not the shape of `FitArtifact`.
 * @throws {RangeError} If a grid's values do not fill its shape.
 */
export function parseArtifact(value: unknown): FitPictures {
  const parsed = artifact.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new TypeError(
      `Cannot read an artifact as '${issue.path.join(".")}' is not as expected: ${issue.message}`,
    );
  }
  const { density, training, test, points, columns } = parsed.data;
  return {
    density: density && decodeDensityGrid(density),
    training,
    ...(test && { test }),
    ...(points && columns && { sample: { points, columns } }),
  };
}

/**
 * Decodes a density grid.
 *
 * @param grid The grid as stored.
 * @throws {RangeError} If the number of values is not the product of `shape`.
 */
export function decodeDensityGrid(grid: DensityGrid): LogDensityGrid {
  const bytes = Uint8Array.from(atob(grid.logDensity), (letter) => letter.charCodeAt(0));
  const points = grid.shape.reduce((product, count) => product * count, 1);
  if (bytes.length !== 4 * points) {
    throw new RangeError(
      `Cannot decode a density grid as 'logDensity' must hold ${points} float32 values: current length is ${bytes.length} bytes`,
    );
  }
  const view = new DataView(bytes.buffer);
  const values = Float32Array.from({ length: points }, (_, i) => view.getFloat32(4 * i, true));
  return { lower: grid.lower, upper: grid.upper, shape: grid.shape, values };
}

const number = z.number().nullable().transform((entry) => entry ?? NaN);
const corner = z.array(z.number()).min(1).max(2);
const artifact = z.object({
  density: z.object({
    lower: corner,
    upper: corner,
    shape: z.array(z.int().min(2)).min(1).max(2),
    logDensity: z.base64(),
  }).optional(),
  training: z.object({
    step: z.array(z.number()),
    loss: z.array(number),
    gradientNorm: z.array(number).default([]),
    heldOut: z.object({ step: z.array(z.number()), loss: z.array(number) }).optional(),
  }).optional(),
  test: z.object({ row: z.array(z.number()), logDensity: z.array(number) })
    .refine(({ row, logDensity }) => row.length === logDensity.length).optional(),
  points: z.array(z.array(z.number()).min(1)).optional(),
  columns: z.array(z.string()).optional(),
});
