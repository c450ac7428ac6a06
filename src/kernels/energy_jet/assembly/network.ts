// deno-fmt-ignore-file: the formatter would delete the decorators, which AssemblyScript needs.
/**
 * The network's shape and where everything lies in memory. A matrix of activations is stored in
 * panels of eight columns, [column / 8][row][column % 8], so that the kernels read it in order,
 * whatever its width. A row is one stream of one sample: value, d tangents, Laplacian.
 */

/** Most hidden layers that the kernel takes. */
export const MAX_DEPTH: i32 = 4;

/** Bytes between two rows of a panel. */
export const ROW: usize = 32;

const widths = memory.data(16);
const weightAt = memory.data(20);
const packedAt = memory.data(16);
const transposedAt = memory.data(16);
const gradientAt = memory.data(16);

/** The input dimension d. */
export let dimension: i32 = 0;
/** Hidden layers. */
export let depth: i32 = 0;
/** Length of the flat parameter vector. */
export let parameterCount: i32 = 0;
/** The widest hidden layer. */
export let maxWidth: i32 = 0;
/** Flat parameters, their gradient, Adam's moments and the averaged parameters. */
export let parameters: usize = 0;
export let gradient: usize = 0;
export let firstMoment: usize = 0;
export let secondMoment: usize = 0;
export let average: usize = 0;
/** Per unit of the first layer, Σⱼ W[j]². */
export let squaredWeights: usize = 0;
/** First free byte after the network. */
export let networkEnd: usize = 0;

export function widthOf(layer: i32): i32 {
  return load<i32>(widths + (<usize> layer << 2));
}

export function panelsOf(layer: i32): i32 {
  return widthOf(layer) >> 3;
}

/** Offset in bytes of a layer's weights in the flat vectors; `depth` is the output layer. */
export function weightOffset(layer: i32): usize {
  return load<usize>(weightAt + (<usize> layer << 2));
}

/** Offset in bytes of a layer's bias in the flat vectors. */
export function biasOffset(layer: i32): usize {
  const rows = layer == 0 ? dimension : widthOf(layer - 1);
  const columns = layer == depth ? 1 : widthOf(layer);
  return weightOffset(layer) + (<usize> (rows * columns) << 2);
}

/** A hidden layer's weights in column panels, [column / 8][row][column % 8]. */
export function packedWeights(layer: i32): usize {
  return load<usize>(packedAt + (<usize> layer << 2));
}

/** The same of the transposed weights. */
export function packedTransposed(layer: i32): usize {
  return load<usize>(transposedAt + (<usize> layer << 2));
}

/** The gradient of a hidden layer's weights, packed as the weights are. */
export function packedGradient(layer: i32): usize {
  return load<usize>(gradientAt + (<usize> layer << 2));
}

/** Grows memory to hold `end` bytes; false if the engine refuses. */
export function reserve(end: usize): bool {
  const missing = <i32> ((end + 0xffff) >>> 16) - memory.size();
  return missing <= 0 || memory.grow(missing) >= 0;
}
@inline
export function aligned(address: usize): usize {
  return (address + 63) & ~63;
}

/** Lays the network out from the heap's start; false if memory is refused. */
export function layOut(d: i32, layers: i32, w0: i32, w1: i32, w2: i32, w3: i32): bool {
  dimension = d;
  depth = layers;
  store<i32>(widths, w0);
  store<i32>(widths, w1, 4);
  store<i32>(widths, w2, 8);
  store<i32>(widths, w3, 12);
  maxWidth = 0;
  for (let k = 0; k < layers; k++) maxWidth = max(maxWidth, widthOf(k));
  placeParameters();
  const bytes = aligned((<usize> parameterCount << 2) + 16);
  let free = aligned(__heap_base);
  parameters = free;
  gradient = free += bytes;
  firstMoment = free += bytes;
  secondMoment = free += bytes;
  average = free += bytes;
  squaredWeights = free += bytes;
  free = aligned(free + (<usize> w0 << 2));
  for (let k = 1; k < layers; k++) {
    const size = aligned(<usize> (widthOf(k - 1) * widthOf(k)) << 2);
    store<usize>(packedAt + (<usize> k << 2), free);
    store<usize>(transposedAt + (<usize> k << 2), free += size);
    store<usize>(gradientAt + (<usize> k << 2), free += size);
    free += size;
  }
  networkEnd = free;
  return reserve(free);
}

function placeParameters(): void {
  let count = 0;
  let rows = dimension;
  for (let k = 0; k <= depth; k++) {
    const columns = k == depth ? 1 : widthOf(k);
    store<usize>(weightAt + (<usize> k << 2), <usize> count << 2);
    count += (rows + 1) * columns;
    rows = columns;
  }
  parameterCount = count;
}
