import {
  biasOffset,
  depth,
  dimension,
  gradient,
  packedGradient,
  packedTransposed,
  packedWeights,
  parameterCount,
  parameters,
  squaredWeights,
  weightOffset,
  widthOf,
} from "./network";

/** Copies the hidden weights into the panels that the products read. */
export function packParameters(): void {
  sumSquaredWeights();
  for (let k = 1; k < depth; k++) {
    const rows = widthOf(k - 1);
    const columns = widthOf(k);
    const source = parameters + weightOffset(k);
    copyPanels(source, packedWeights(k), rows, columns);
    transposePanels(source, packedTransposed(k), rows, columns);
  }
}

/** Zeroes the gradient before a sweep over the batch. */
export function clearGradient(): void {
  memory.fill(gradient, 0, (<usize> parameterCount << 2) + 16);
  for (let k = 1; k < depth; k++) {
    memory.fill(packedGradient(k), 0, <usize> (widthOf(k - 1) * widthOf(k)) << 2);
  }
}

/** Copies the packed weight gradients into the flat gradient. */
export function unpackGradient(): void {
  for (let k = 1; k < depth; k++) {
    const rows = widthOf(k - 1);
    const columns = widthOf(k);
    let from = packedGradient(k);
    for (let column = 0; column < columns; column += 8) {
      let to = gradient + weightOffset(k) + (<usize> column << 2);
      for (let row = 0; row < rows; row++) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
        from += 32;
        to += <usize> columns << 2;
      }
    }
  }
}

function sumSquaredWeights(): void {
  const columns = widthOf(0);
  const bytes = <usize> columns << 2;
  const weights = parameters + weightOffset(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    let sum = f32x4.splat(0);
    for (let j = 0; j < dimension; j++) {
      const w = v128.load(weights + <usize> j * bytes + at);
      sum = f32x4.add(sum, f32x4.mul(w, w));
    }
    v128.store(squaredWeights + at, sum);
  }
}

function copyPanels(source: usize, target: usize, rows: i32, columns: i32): void {
  const stride = <usize> columns << 2;
  for (let column = 0; column < columns; column += 8) {
    let from = source + (<usize> column << 2);
    for (let row = 0; row < rows; row++) {
      v128.store(target, v128.load(from));
      v128.store(target, v128.load(from, 16), 16);
      from += stride;
      target += 32;
    }
  }
}

/** Panels of the transpose: [row / 8][column][row % 8]. */
function transposePanels(source: usize, target: usize, rows: i32, columns: i32): void {
  const stride = <usize> columns << 2;
  for (let row = 0; row < rows; row += 4) {
    const panel = target + <usize> (row >> 3) * stride * 8 + (<usize> (row & 4) << 2);
    for (let column = 0; column < columns; column += 4) {
      const from = source + <usize> row * stride + (<usize> column << 2);
      transposeBlock(from, stride, panel + <usize> column * 32);
    }
  }
}

/** Transposes a 4 × 4 block into rows 32 bytes apart. */
function transposeBlock(from: usize, stride: usize, to: usize): void {
  const r0 = v128.load(from);
  const r1 = v128.load(from + stride);
  const r2 = v128.load(from + 2 * stride);
  const r3 = v128.load(from + 3 * stride);
  const low01 = i32x4.shuffle(r0, r1, 0, 4, 1, 5);
  const high01 = i32x4.shuffle(r0, r1, 2, 6, 3, 7);
  const low23 = i32x4.shuffle(r2, r3, 0, 4, 1, 5);
  const high23 = i32x4.shuffle(r2, r3, 2, 6, 3, 7);
  v128.store(to, i32x4.shuffle(low01, low23, 0, 1, 4, 5));
  v128.store(to, i32x4.shuffle(low01, low23, 2, 3, 6, 7), 32);
  v128.store(to, i32x4.shuffle(high01, high23, 0, 1, 4, 5), 64);
  v128.store(to, i32x4.shuffle(high01, high23, 2, 3, 6, 7), 96);
}
