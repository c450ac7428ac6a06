/** The forward sweep of one tile: the forward Laplacian through every layer. */
import { activate } from "./activate";
import {
  activationOffset,
  count,
  inputOffset,
  jetGradient,
  laplacian,
  order,
  rowScalars,
  streams,
  stride,
  tileSamples,
  value,
} from "./batch";
import { activateFirst } from "./first_layer";
import { multiplyAdd, sumLanes } from "./lanes";
import {
  biasOffset,
  depth,
  dimension,
  packedWeights,
  panelsOf,
  parameters,
  ROW,
  weightOffset,
} from "./network";
import { product } from "./product";

/** Samples of a tile; fewer than `tileSamples` in the last one. */
export function samplesIn(tile: i32): i32 {
  return min(tileSamples, count - tile * tileSamples);
}

/** Runs a tile through the network, leaving activations in `workspace` and the jet in its arrays. */
export function forwardTile(tile: i32, workspace: usize): void {
  const samples = samplesIn(tile);
  const rows = samples * streams;
  activateFirst(workspace, tile * tileSamples, samples);
  clearTail(workspace + activationOffset(0), rows, panelsOf(0));
  for (let k = 1; k < depth; k++) {
    const activations = workspace + activationOffset(k);
    product(
      workspace + activationOffset(k - 1),
      packedWeights(k),
      workspace + inputOffset(k),
      rows,
      panelsOf(k - 1),
      panelsOf(k),
      stride,
    );
    activate(k, workspace, samples);
    clearTail(activations, rows, panelsOf(k));
  }
  outputRows(workspace + activationOffset(depth - 1), rows);
  scatterRows(tile * tileSamples, samples);
}

/** Zeroes the rows between `rows` and the next multiple of four, which the products read. */
export function clearTail(matrix: usize, rows: i32, panels: i32): void {
  const tail = <usize> (-rows & 3) * ROW;
  if (tail == 0) return;
  for (let panel = 0; panel < panels; panel++) {
    memory.fill(matrix + <usize> panel * stride + <usize> rows * ROW, 0, tail);
  }
}

/** Each row's product with the output weights. */
function outputRows(activations: usize, rows: i32): void {
  const weights = parameters + weightOffset(depth);
  const end = weights + <usize> panelsOf(depth - 1) * 32;
  for (let row = 0; row < rows; row++) {
    let from = activations + <usize> row * ROW;
    let low = f32x4.splat(0), high = low;
    for (let w = weights; w < end; w += 32) {
      low = multiplyAdd(v128.load(from), v128.load(w), low);
      high = multiplyAdd(v128.load(from, 16), v128.load(w, 16), high);
      from += stride;
    }
    store<f32>(rowScalars + (<usize> row << 2), sumLanes(f32x4.add(low, high)));
  }
}

function scatterRows(first: i32, samples: i32): void {
  const bias = load<f32>(parameters + biasOffset(depth));
  let from = rowScalars;
  const vector = <usize> dimension << 2;
  for (let i = first; i < first + samples; i++) {
    store<f32>(value + (<usize> i << 2), load<f32>(from) + bias);
    from += 4;
    if (order == 0) continue;
    memory.copy(jetGradient + <usize> i * vector, from, vector);
    from += vector;
    if (order == 1) continue;
    store<f32>(laplacian + (<usize> i << 2), load<f32>(from));
    from += 4;
  }
}
