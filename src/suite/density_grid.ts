import type { Distribution } from "../distributions/distribution.ts";
import { keyFromSeed } from "../random/key.ts";
import type { DensityGrid } from "./trial.ts";

/** Points along an axis: enough for a map at the size of a page. */
const NODES_2D = 144;
const NODES_1D = 512;
const EXTENT_SAMPLES = 10_000;
/** Room beside the outermost samples, as a share of their extent. */
const MARGIN = 0.12;

/** The box that plots of a target show. */
export interface PlotBox {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/**
 * The box around samples of a target, with a margin; the same for every fit to it.
 *
 * @param target The target, in any dimension.
 */
export function plotBox(target: Distribution): PlotBox {
  return boxAround(target.sample(keyFromSeed(0), EXTENT_SAMPLES), target.dimension);
}

/**
 * The box around points, with a margin.
 *
 * @param points Points, `n × d`.
 * @param d The dimension.
 */
export function boxAround(points: Float64Array, d: number): PlotBox {
  const lower = new Array<number>(d).fill(Infinity);
  const upper = new Array<number>(d).fill(-Infinity);
  points.forEach((coordinate, i) => {
    lower[i % d] = Math.min(lower[i % d], coordinate);
    upper[i % d] = Math.max(upper[i % d], coordinate);
  });
  const margin = lower.map((low, axis) => MARGIN * (upper[axis] - low));
  return {
    lower: lower.map((low, axis) => low - margin[axis]),
    upper: upper.map((high, axis) => high + margin[axis]),
  };
}

/**
 * A log density on a regular grid of a box, in the form that artifacts carry.
 *
 * @param logDensity The log density at points `n × d`, in nats.
 * @param box The box, in one or two dimensions.
 */
export function densityGrid(
  logDensity: (points: Float64Array) => Float64Array,
  { lower, upper }: PlotBox,
): DensityGrid {
  const d = lower.length;
  const nodes = d === 1 ? NODES_1D : NODES_2D;
  const count = nodes ** d;
  const points = new Float64Array(count * d);
  for (let index = 0; index < count; index++) {
    for (let axis = 0; axis < d; axis++) {
      const position = Math.floor(index / nodes ** axis) % nodes;
      points[index * d + axis] = lower[axis] + (upper[axis] - lower[axis]) * position / (nodes - 1);
    }
  }
  return {
    lower,
    upper,
    shape: new Array<number>(d).fill(nodes),
    logDensity: base64(Float32Array.from(logDensity(points))),
  };
}

/** Base64 of little-endian float32 values, whatever the machine's byte order. */
function base64(values: Float32Array): string {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, i) => view.setFloat32(4 * i, value, true));
  let binary = "";
  for (let offset = 0; offset < view.byteLength; offset++) {
    binary += String.fromCharCode(view.getUint8(offset));
  }
  return btoa(binary);
}
