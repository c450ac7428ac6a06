// deno-fmt-ignore-file: the formatter would delete the decorators, which AssemblyScript needs.
import { multiplyAdd } from "./lanes";
import { ROW } from "./network";

/**
 * C = A · B over panels: A has `rows` rows (rounded up to four) and 8 · `depthPanels` columns, B is
 * packed weights, C has 8 · `columnPanels` columns. `stride` is the bytes of a panel of A and C.
 */
export function product(
  a: usize,
  b: usize,
  c: usize,
  rows: i32,
  depthPanels: i32,
  columnPanels: i32,
  stride: usize,
): void {
  const bytes = <usize> ((rows + 3) & ~3) * ROW;
  for (let panel = 0; panel < columnPanels; panel++) {
    for (let row: usize = 0; row < bytes; row += 4 * ROW) {
      productBlock(a + row, stride, depthPanels, b, c + row);
    }
    b += <usize> depthPanels * 8 * ROW;
    c += stride;
  }
}

@inline
function lane0(entries: v128): v128 {
  return i32x4.shuffle(entries, entries, 0, 0, 0, 0);
}

@inline
function lane1(entries: v128): v128 {
  return i32x4.shuffle(entries, entries, 1, 1, 1, 1);
}

@inline
function lane2(entries: v128): v128 {
  return i32x4.shuffle(entries, entries, 2, 2, 2, 2);
}

@inline
function lane3(entries: v128): v128 {
  return i32x4.shuffle(entries, entries, 3, 3, 3, 3);
}

// A row's first four entries of a panel. Deno runs V8 without its trap handler, so that a bounds
// check precedes every access. The relaxed build pays one for four entries and shuffles them. In the
// SIMD128 build shuffles compete with the additions for their port: it shuffles one row of four and
// loads the others' entries one by one.
@inline
export function rowEntries(address: usize): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? v128.load(address) : i32x4.splat(0);
}

// Its last four.
@inline
function nextEntries(address: usize): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? v128.load(address, 16) : i32x4.splat(0);
}

@inline
export function entry0(entries: v128, address: usize): v128 {
  return ASC_FEATURE_RELAXED_SIMD
    ? lane0(entries)
    : v128.load32_splat(address);
}

@inline
export function entry1(entries: v128, address: usize): v128 {
  return ASC_FEATURE_RELAXED_SIMD
    ? lane1(entries)
    : v128.load32_splat(address, 4);
}

@inline
export function entry2(entries: v128, address: usize): v128 {
  return ASC_FEATURE_RELAXED_SIMD
    ? lane2(entries)
    : v128.load32_splat(address, 8);
}

@inline
export function entry3(entries: v128, address: usize): v128 {
  return ASC_FEATURE_RELAXED_SIMD
    ? lane3(entries)
    : v128.load32_splat(address, 12);
}

@inline
function entry4(entries: v128, address: usize): v128 {
  return ASC_FEATURE_RELAXED_SIMD
    ? lane0(entries)
    : v128.load32_splat(address, 16);
}

@inline
function entry5(entries: v128, address: usize): v128 {
  return ASC_FEATURE_RELAXED_SIMD
    ? lane1(entries)
    : v128.load32_splat(address, 20);
}

@inline
function entry6(entries: v128, address: usize): v128 {
  return ASC_FEATURE_RELAXED_SIMD
    ? lane2(entries)
    : v128.load32_splat(address, 24);
}

@inline
function entry7(entries: v128, address: usize): v128 {
  return ASC_FEATURE_RELAXED_SIMD
    ? lane3(entries)
    : v128.load32_splat(address, 28);
}

/**
 * Four rows by eight columns of C in eight registers, eight terms of the sum an iteration. Spelled
 * out: AssemblyScript cannot unroll, and the engine allocates registers in the order written.
 */
function productBlock(a: usize, stride: usize, depthPanels: i32, b: usize, c: usize): void {
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00;
  let c20 = c00, c21 = c00, c30 = c00, c31 = c00;
  let b0: v128, b1: v128, x: v128;
  const end = b + <usize> depthPanels * 8 * ROW;
  while (b < end) {
    const p1 = a + 32, p2 = a + 64, p3 = a + 96;
    let a0 = v128.load(a), a1 = rowEntries(p1), a2 = rowEntries(p2), a3 = rowEntries(p3);
    b0 = v128.load(b), b1 = v128.load(b, 16);
    x = lane0(a0), c00 = multiplyAdd(x, b0, c00), c01 = multiplyAdd(x, b1, c01);
    x = entry0(a1, p1), c10 = multiplyAdd(x, b0, c10), c11 = multiplyAdd(x, b1, c11);
    x = entry0(a2, p2), c20 = multiplyAdd(x, b0, c20), c21 = multiplyAdd(x, b1, c21);
    x = entry0(a3, p3), c30 = multiplyAdd(x, b0, c30), c31 = multiplyAdd(x, b1, c31);
    b0 = v128.load(b, 32), b1 = v128.load(b, 48);
    x = lane1(a0), c00 = multiplyAdd(x, b0, c00), c01 = multiplyAdd(x, b1, c01);
    x = entry1(a1, p1), c10 = multiplyAdd(x, b0, c10), c11 = multiplyAdd(x, b1, c11);
    x = entry1(a2, p2), c20 = multiplyAdd(x, b0, c20), c21 = multiplyAdd(x, b1, c21);
    x = entry1(a3, p3), c30 = multiplyAdd(x, b0, c30), c31 = multiplyAdd(x, b1, c31);
    b0 = v128.load(b, 64), b1 = v128.load(b, 80);
    x = lane2(a0), c00 = multiplyAdd(x, b0, c00), c01 = multiplyAdd(x, b1, c01);
    x = entry2(a1, p1), c10 = multiplyAdd(x, b0, c10), c11 = multiplyAdd(x, b1, c11);
    x = entry2(a2, p2), c20 = multiplyAdd(x, b0, c20), c21 = multiplyAdd(x, b1, c21);
    x = entry2(a3, p3), c30 = multiplyAdd(x, b0, c30), c31 = multiplyAdd(x, b1, c31);
    b0 = v128.load(b, 96), b1 = v128.load(b, 112);
    x = lane3(a0), c00 = multiplyAdd(x, b0, c00), c01 = multiplyAdd(x, b1, c01);
    x = entry3(a1, p1), c10 = multiplyAdd(x, b0, c10), c11 = multiplyAdd(x, b1, c11);
    x = entry3(a2, p2), c20 = multiplyAdd(x, b0, c20), c21 = multiplyAdd(x, b1, c21);
    x = entry3(a3, p3), c30 = multiplyAdd(x, b0, c30), c31 = multiplyAdd(x, b1, c31);
    a0 = v128.load(a, 16), a1 = nextEntries(p1), a2 = nextEntries(p2), a3 = nextEntries(p3);
    b0 = v128.load(b, 128), b1 = v128.load(b, 144);
    x = lane0(a0), c00 = multiplyAdd(x, b0, c00), c01 = multiplyAdd(x, b1, c01);
    x = entry4(a1, p1), c10 = multiplyAdd(x, b0, c10), c11 = multiplyAdd(x, b1, c11);
    x = entry4(a2, p2), c20 = multiplyAdd(x, b0, c20), c21 = multiplyAdd(x, b1, c21);
    x = entry4(a3, p3), c30 = multiplyAdd(x, b0, c30), c31 = multiplyAdd(x, b1, c31);
    b0 = v128.load(b, 160), b1 = v128.load(b, 176);
    x = lane1(a0), c00 = multiplyAdd(x, b0, c00), c01 = multiplyAdd(x, b1, c01);
    x = entry5(a1, p1), c10 = multiplyAdd(x, b0, c10), c11 = multiplyAdd(x, b1, c11);
    x = entry5(a2, p2), c20 = multiplyAdd(x, b0, c20), c21 = multiplyAdd(x, b1, c21);
    x = entry5(a3, p3), c30 = multiplyAdd(x, b0, c30), c31 = multiplyAdd(x, b1, c31);
    b0 = v128.load(b, 192), b1 = v128.load(b, 208);
    x = lane2(a0), c00 = multiplyAdd(x, b0, c00), c01 = multiplyAdd(x, b1, c01);
    x = entry6(a1, p1), c10 = multiplyAdd(x, b0, c10), c11 = multiplyAdd(x, b1, c11);
    x = entry6(a2, p2), c20 = multiplyAdd(x, b0, c20), c21 = multiplyAdd(x, b1, c21);
    x = entry6(a3, p3), c30 = multiplyAdd(x, b0, c30), c31 = multiplyAdd(x, b1, c31);
    b0 = v128.load(b, 224), b1 = v128.load(b, 240);
    x = lane3(a0), c00 = multiplyAdd(x, b0, c00), c01 = multiplyAdd(x, b1, c01);
    x = entry7(a1, p1), c10 = multiplyAdd(x, b0, c10), c11 = multiplyAdd(x, b1, c11);
    x = entry7(a2, p2), c20 = multiplyAdd(x, b0, c20), c21 = multiplyAdd(x, b1, c21);
    x = entry7(a3, p3), c30 = multiplyAdd(x, b0, c30), c31 = multiplyAdd(x, b1, c31);
    a += stride;
    b += 8 * ROW;
  }
  v128.store(c, c00), v128.store(c, c01, 16);
  v128.store(c, c10, 32), v128.store(c, c11, 48);
  v128.store(c, c20, 64), v128.store(c, c21, 80);
  v128.store(c, c30, 96), v128.store(c, c31, 112);
}
