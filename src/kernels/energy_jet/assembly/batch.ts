/** A batch in memory: its points, its jet, the adjoint of the jet, and the workspace of its tiles. */
import { aligned, depth, dimension, maxWidth, networkEnd, panelsOf, reserve, ROW } from "./network";

/** Rows of a tile aimed at: long enough to amortise a weight gradient's loads, short enough for L2. */
const TARGET_ROWS: i32 = 96;

/** Most bytes of activations kept from a forward sweep for a reverse one; beyond, it recomputes. */
const RETAINED_BYTES: u64 = 16 << 20;

/** Bytes of slopes a sample and half panel: f′, f″ and the factor of the Laplacian's adjoint. */
export const SLOPES: usize = 48;

const activationAt = memory.data(16);
const inputAt = memory.data(16);
const slopesAt = memory.data(16);

/** Samples. */
export let count: i32 = 0;
/** 0: value; 1: and gradient; 2: and Laplacian. */
export let order: i32 = 0;
/** Rows a sample: 1, d + 1 or d + 2. */
export let streams: i32 = 0;
/** Samples a tile. */
export let tileSamples: i32 = 0;
/** Bytes of a panel. */
export let stride: usize = 0;
/** Whether the activations of every tile are kept. */
export let retained: bool = false;

export let points: usize = 0;
export let value: usize = 0;
export let jetGradient: usize = 0;
export let laplacian: usize = 0;
export let adjointValue: usize = 0;
export let adjointGradient: usize = 0;
export let adjointLaplacian: usize = 0;
export let baseScore: usize = 0;
export let sampleWeights: usize = 0;
export let laplacianWeights: usize = 0;
/** One number a row of the tile at work. */
export let rowScalars: usize = 0;
/** Two matrices that the reverse sweep alternates between. */
export let adjointMatrix0: usize = 0;
export let adjointMatrix1: usize = 0;
let workspaces: usize = 0;
let workspaceBytes: usize = 0;

/** Lays out a batch behind the network; false if memory is refused. */
export function layOutBatch(n: i32, newOrder: i32, retain: bool): bool {
  count = n;
  carry(newOrder);
  tileSamples = chooseTileSamples();
  stride = aligned(<usize> (tileSamples * streams) * ROW);
  const end = placeMatrices(placeVectors(networkEnd));
  placeLayers();
  const kept = <u64> tileCount() * workspaceBytes;
  retained = retain && kept <= RETAINED_BYTES;
  const bytes = <u64> end + (retained ? kept : workspaceBytes);
  workspaces = end;
  return bytes < 0xffff0000 && reserve(<usize> bytes);
}

/** Carries the streams of another order, at most the batch's, in the same layout. */
export function carry(newOrder: i32): void {
  order = newOrder;
  streams = newOrder == 0 ? 1 : dimension + newOrder;
}

export function tileCount(): i32 {
  return (count + tileSamples - 1) / tileSamples;
}

/** Where a tile's activations lie. */
export function workspaceOf(tile: i32): usize {
  return retained ? workspaces + <usize> tile * workspaceBytes : workspaces;
}

/** Offset of a layer's activations in a workspace. */
export function activationOffset(layer: i32): usize {
  return load<usize>(activationAt + (<usize> layer << 2));
}

/** Offset of a layer's streams before its activation in a workspace; the first layer keeps none. */
export function inputOffset(layer: i32): usize {
  return load<usize>(inputAt + (<usize> layer << 2));
}

/** Offset of a layer's slopes in a workspace. */
export function slopesOffset(layer: i32): usize {
  return load<usize>(slopesAt + (<usize> layer << 2));
}

function chooseTileSamples(): i32 {
  // Rows in whole blocks of four, so that only the last tile of a batch has a ragged end.
  const multiple = (streams & 1) != 0 ? 4 : (streams & 2) != 0 ? 2 : 1;
  const rows = max(32, min(TARGET_ROWS, (TARGET_ROWS * 128) / maxWidth));
  const samples = max(1, rows / streams);
  return samples > multiple ? samples / multiple * multiple : multiple;
}

function placeVectors(from: usize): usize {
  const scalars = aligned(<usize> count << 2);
  const vectors = aligned(<usize> (count * dimension) << 2);
  points = from;
  value = points + vectors;
  jetGradient = value + scalars;
  laplacian = jetGradient + vectors;
  adjointValue = laplacian + scalars;
  adjointGradient = adjointValue + scalars;
  adjointLaplacian = adjointGradient + vectors;
  baseScore = adjointLaplacian + scalars;
  sampleWeights = baseScore + vectors;
  laplacianWeights = sampleWeights + scalars;
  return laplacianWeights + scalars;
}

function placeMatrices(from: usize): usize {
  const bytes = stride * (maxWidth >> 3);
  rowScalars = from;
  adjointMatrix0 = aligned(rowScalars + (stride >> 3));
  adjointMatrix1 = adjointMatrix0 + bytes;
  return adjointMatrix1 + bytes;
}

function placeLayers(): void {
  let offset: usize = 0;
  for (let k = 0; k < depth; k++) {
    const at = <usize> k << 2;
    const bytes = stride * panelsOf(k);
    store<usize>(activationAt + at, offset);
    store<usize>(inputAt + at, offset += bytes);
    if (k > 0) offset += bytes;
    store<usize>(slopesAt + at, offset);
    offset = aligned(offset + SLOPES * 2 * panelsOf(k) * tileSamples);
  }
  workspaceBytes = offset;
}
