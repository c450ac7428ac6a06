import { multiplyAdd } from "./lanes";

/**
 * Multiply-adds in registers alone, the most that this build can do on this machine: 48 of four lanes
 * an iteration, in twelve independent chains.
 *
 * @param iterations How many times 48.
 * @param factor Multiplies each chain; below 1, so that none overflows.
 * @returns A number that depends on every chain.
 */
export function multiplyAddLoop(iterations: i32, factor: f32): f32 {
  const x = f32x4.splat(factor), y = f32x4.splat(1 - factor);
  let c0 = x, c1 = x, c2 = x, c3 = x, c4 = x, c5 = x;
  let c6 = x, c7 = x, c8 = x, c9 = x, c10 = x, c11 = x;
  for (let i = 0; i < iterations; i++) {
    c0 = multiplyAdd(c0, x, y), c1 = multiplyAdd(c1, x, y), c2 = multiplyAdd(c2, x, y);
    c3 = multiplyAdd(c3, x, y), c4 = multiplyAdd(c4, x, y), c5 = multiplyAdd(c5, x, y);
    c6 = multiplyAdd(c6, x, y), c7 = multiplyAdd(c7, x, y), c8 = multiplyAdd(c8, x, y);
    c9 = multiplyAdd(c9, x, y), c10 = multiplyAdd(c10, x, y), c11 = multiplyAdd(c11, x, y);
    c0 = multiplyAdd(c0, x, y), c1 = multiplyAdd(c1, x, y), c2 = multiplyAdd(c2, x, y);
    c3 = multiplyAdd(c3, x, y), c4 = multiplyAdd(c4, x, y), c5 = multiplyAdd(c5, x, y);
    c6 = multiplyAdd(c6, x, y), c7 = multiplyAdd(c7, x, y), c8 = multiplyAdd(c8, x, y);
    c9 = multiplyAdd(c9, x, y), c10 = multiplyAdd(c10, x, y), c11 = multiplyAdd(c11, x, y);
    c0 = multiplyAdd(c0, x, y), c1 = multiplyAdd(c1, x, y), c2 = multiplyAdd(c2, x, y);
    c3 = multiplyAdd(c3, x, y), c4 = multiplyAdd(c4, x, y), c5 = multiplyAdd(c5, x, y);
    c6 = multiplyAdd(c6, x, y), c7 = multiplyAdd(c7, x, y), c8 = multiplyAdd(c8, x, y);
    c9 = multiplyAdd(c9, x, y), c10 = multiplyAdd(c10, x, y), c11 = multiplyAdd(c11, x, y);
    c0 = multiplyAdd(c0, x, y), c1 = multiplyAdd(c1, x, y), c2 = multiplyAdd(c2, x, y);
    c3 = multiplyAdd(c3, x, y), c4 = multiplyAdd(c4, x, y), c5 = multiplyAdd(c5, x, y);
    c6 = multiplyAdd(c6, x, y), c7 = multiplyAdd(c7, x, y), c8 = multiplyAdd(c8, x, y);
    c9 = multiplyAdd(c9, x, y), c10 = multiplyAdd(c10, x, y), c11 = multiplyAdd(c11, x, y);
  }
  const low = f32x4.add(f32x4.add(c0, c1), f32x4.add(c2, c3));
  const middle = f32x4.add(f32x4.add(c4, c5), f32x4.add(c6, c7));
  const high = f32x4.add(f32x4.add(c8, c9), f32x4.add(c10, c11));
  return f32x4.extract_lane(f32x4.add(low, f32x4.add(middle, high)), 0);
}
