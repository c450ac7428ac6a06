/** Adam with an exponential moving average, on the flat vectors in memory. */
import { multiplyAdd } from "./lanes";
import {
  average,
  firstMoment,
  gradient,
  parameterCount,
  parameters,
  secondMoment,
} from "./network";

/** Below this a moment is set to 0, before it decays into slow denormals. */
const SMALLEST: f32 = 1e-30;

/** Euclidean norm of the gradient, summed in float64. */
export function gradientNorm(): f64 {
  const end = gradient + (<usize> parameterCount << 2);
  let low = f64x2.splat(0), high = low;
  for (let at = gradient; at < end; at += 16) {
    const lanes = v128.load(at);
    const first = f64x2.promote_low_f32x4(lanes);
    const second = f64x2.promote_low_f32x4(i32x4.shuffle(lanes, lanes, 2, 3, 2, 3));
    low = f64x2.add(low, f64x2.mul(first, first));
    high = f64x2.add(high, f64x2.mul(second, second));
  }
  const sum = f64x2.add(low, high);
  return Math.sqrt(f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
}

/** Starts afresh at the current parameters: no moments, and the average equal to the parameters. */
export function resetOptimiser(): void {
  const bytes = (<usize> parameterCount << 2) + 16;
  memory.fill(firstMoment, 0, bytes);
  memory.fill(secondMoment, 0, bytes);
  memory.copy(average, parameters, bytes);
}

/**
 * One step: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², p ← p − r m / (√(c v) + ε), where g is the
 * gradient times `scale`, r the learning rate over 1 − β₁ᵗ and c = 1 / (1 − β₂ᵗ); then the average
 * moves by `pull` of its distance to p.
 */
export function adam(
  rate: f32,
  beta1: f32,
  beta2: f32,
  epsilon: f32,
  correction: f32,
  scale: f32,
  pull: f32,
): void {
  const end = <usize> parameterCount << 2;
  const scales = f32x4.splat(scale);
  const smallest = f32x4.splat(SMALLEST);
  for (let at: usize = 0; at < end; at += 16) {
    const g = f32x4.mul(v128.load(gradient + at), scales);
    let m = f32x4.mul(f32x4.splat(beta1), v128.load(firstMoment + at));
    m = multiplyAdd(f32x4.splat(1 - beta1), g, m);
    m = v128.and(m, f32x4.gt(f32x4.abs(m), smallest));
    let v = f32x4.mul(f32x4.splat(beta2), v128.load(secondMoment + at));
    v = multiplyAdd(f32x4.splat(1 - beta2), f32x4.mul(g, g), v);
    v = v128.and(v, f32x4.gt(v, smallest));
    v128.store(firstMoment + at, m);
    v128.store(secondMoment + at, v);
    const root = f32x4.sqrt(f32x4.mul(v, f32x4.splat(correction)));
    const move = f32x4.div(m, f32x4.add(root, f32x4.splat(epsilon)));
    const p = multiplyAdd(f32x4.splat(-rate), move, v128.load(parameters + at));
    v128.store(parameters + at, p);
    const old = v128.load(average + at);
    v128.store(average + at, multiplyAdd(f32x4.splat(pull), f32x4.sub(p, old), old));
  }
}
