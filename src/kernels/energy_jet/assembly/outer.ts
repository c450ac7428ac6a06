// deno-fmt-ignore-file: the formatter would delete the decorators, which AssemblyScript needs.
import { multiplyAdd } from "./lanes";
import { ROW } from "./network";
import { entry0, entry1, entry2, entry3, rowEntries } from "./product";

/**
 * C += Aᵀ · B over panels, the gradient of a weight matrix: A (the layer's input) and B (the adjoint
 * of its output) have `rows` rows, zero up to the next multiple of four; C is packed as weights.
 */
export function addOuterProduct(
  a: usize,
  b: usize,
  c: usize,
  rows: i32,
  inputPanels: i32,
  outputPanels: i32,
  stride: usize,
): void {
  const bytes = <usize> ((rows + 3) & ~3) * ROW;
  for (let output = 0; output < outputPanels; output++) {
    for (let input = 0; input < inputPanels; input++) {
      const from = a + <usize> input * stride;
      outerBlock(from, b, c, bytes);
      outerBlock(from + 16, b, c + 4 * ROW, bytes);
      c += 8 * ROW;
    }
    b += stride;
  }
}

// Offsets that the loads of B use too, so that V8 computes each bound once.
@inline
function rowEntriesAt32(address: usize): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? v128.load(address, 32) : i32x4.splat(0);
}

@inline
function rowEntriesAt64(address: usize): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? v128.load(address, 64) : i32x4.splat(0);
}

@inline
function rowEntriesAt96(address: usize): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? v128.load(address, 96) : i32x4.splat(0);
}

/** Four rows by eight columns of C in eight registers, four terms of the sum an iteration. */
function outerBlock(a: usize, b: usize, c: usize, bytes: usize): void {
  let c00 = v128.load(c), c01 = v128.load(c, 16), c10 = v128.load(c, 32), c11 = v128.load(c, 48);
  let c20 = v128.load(c, 64), c21 = v128.load(c, 80);
  let c30 = v128.load(c, 96), c31 = v128.load(c, 112);
  let b0: v128, b1: v128, r: v128, x: v128;
  const end = b + bytes;
  while (b < end) {
    const p1 = a + 32, p2 = a + 64, p3 = a + 96;
    r = rowEntries(a), b0 = v128.load(b), b1 = v128.load(b, 16);
    x = entry0(r, a), c00 = multiplyAdd(x, b0, c00), c01 = multiplyAdd(x, b1, c01);
    x = entry1(r, a), c10 = multiplyAdd(x, b0, c10), c11 = multiplyAdd(x, b1, c11);
    x = entry2(r, a), c20 = multiplyAdd(x, b0, c20), c21 = multiplyAdd(x, b1, c21);
    x = entry3(r, a), c30 = multiplyAdd(x, b0, c30), c31 = multiplyAdd(x, b1, c31);
    r = rowEntriesAt32(a), b0 = v128.load(b, 32), b1 = v128.load(b, 48);
    x = entry0(r, p1), c00 = multiplyAdd(x, b0, c00), c01 = multiplyAdd(x, b1, c01);
    x = entry1(r, p1), c10 = multiplyAdd(x, b0, c10), c11 = multiplyAdd(x, b1, c11);
    x = entry2(r, p1), c20 = multiplyAdd(x, b0, c20), c21 = multiplyAdd(x, b1, c21);
    x = entry3(r, p1), c30 = multiplyAdd(x, b0, c30), c31 = multiplyAdd(x, b1, c31);
    r = rowEntriesAt64(a), b0 = v128.load(b, 64), b1 = v128.load(b, 80);
    x = entry0(r, p2), c00 = multiplyAdd(x, b0, c00), c01 = multiplyAdd(x, b1, c01);
    x = entry1(r, p2), c10 = multiplyAdd(x, b0, c10), c11 = multiplyAdd(x, b1, c11);
    x = entry2(r, p2), c20 = multiplyAdd(x, b0, c20), c21 = multiplyAdd(x, b1, c21);
    x = entry3(r, p2), c30 = multiplyAdd(x, b0, c30), c31 = multiplyAdd(x, b1, c31);
    r = rowEntriesAt96(a), b0 = v128.load(b, 96), b1 = v128.load(b, 112);
    x = entry0(r, p3), c00 = multiplyAdd(x, b0, c00), c01 = multiplyAdd(x, b1, c01);
    x = entry1(r, p3), c10 = multiplyAdd(x, b0, c10), c11 = multiplyAdd(x, b1, c11);
    x = entry2(r, p3), c20 = multiplyAdd(x, b0, c20), c21 = multiplyAdd(x, b1, c21);
    x = entry3(r, p3), c30 = multiplyAdd(x, b0, c30), c31 = multiplyAdd(x, b1, c31);
    a += 4 * ROW;
    b += 4 * ROW;
  }
  v128.store(c, c00), v128.store(c, c01, 16);
  v128.store(c, c10, 32), v128.store(c, c11, 48);
  v128.store(c, c20, 64), v128.store(c, c21, 80);
  v128.store(c, c30, 96), v128.store(c, c31, 112);
}
