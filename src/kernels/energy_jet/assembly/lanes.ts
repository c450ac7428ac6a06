// deno-fmt-ignore-file: the formatter would delete the decorators, which AssemblyScript needs.
/**
 * Four-lane arithmetic. Constants are read from static memory: a load from a constant address costs
 * one instruction in V8, where a `splat` of a literal is rebuilt at every use.
 */

/** A multiplier for 2ˣ: 1.5 · 2²³. Adding it leaves round(x) in the low mantissa bits. */
const ROUNDING: f32 = 12582912;

const EXPONENTIAL = memory.data<f32>([
  -50, // lower bound of the argument: keeps products of the results clear of denormals
  50,
  1.4426950408889634, // 1 / ln 2
  ROUNDING,
  -0.693359375, // −ln 2, high part: nine bits, so that its product with an exponent is exact
  2.12194440e-4, // −ln 2, low part
  // Minimax coefficients of (exp(r) − 1 − r) / r² on |r| ≤ ½ ln 2; relative error of exp 3.1e-9.
  0.0013814539415761828,
  0.00836874544620514,
  0.04166838899254799,
  0.1666652113199234,
  0.4999999403953552,
  1,
  2,
], 16);

/** a · b + c: one rounding in the relaxed build where the CPU has it, two in the SIMD128 build. */
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}

@inline
function constant(index: usize): v128 {
  return v128.load32_splat(EXPONENTIAL + (index << 2));
}

/** The number 1 in all lanes. */
@inline
export function one(): v128 {
  return constant(11);
}

/** The number 2 in all lanes. */
@inline
export function two(): v128 {
  return constant(12);
}

/** exp(x) for x clamped to [−50, 50], to about one unit in the last place; NaN stays NaN. */
@inline
export function exponential(x: v128): v128 {
  const bounded = f32x4.pmin(f32x4.pmax(x, constant(0)), constant(1));
  const shifted = multiplyAdd(bounded, constant(2), constant(3));
  const exponent = f32x4.sub(shifted, constant(3));
  const high = multiplyAdd(exponent, constant(4), bounded);
  const r = multiplyAdd(exponent, constant(5), high);
  let series = multiplyAdd(constant(6), r, constant(7));
  series = multiplyAdd(series, r, constant(8));
  series = multiplyAdd(series, r, constant(9));
  series = multiplyAdd(series, r, constant(10));
  series = multiplyAdd(series, r, constant(11));
  series = multiplyAdd(series, r, constant(11));
  return i32x4.add(series, i32x4.shl(shifted, 23));
}

/** The sum of the four lanes. */
@inline
export function sumLanes(a: v128): f32 {
  return (f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 2)) +
    (f32x4.extract_lane(a, 1) + f32x4.extract_lane(a, 3));
}
