// deno-fmt-ignore-file: the formatter would delete the decorators, which AssemblyScript needs.
/**
 * Swish f(a) = a σ(a) and its derivatives from s = σ(a) and q = 1 − s:
 * f′ = s + f q, f″ = s q (2 + a u), f‴ = u f″ + s q (u − 2 a s q), with u = q − s.
 */
import { multiplyAdd, one, two } from "./lanes";

/** s from e = exp(−a); q is then e · s, without cancellation. */
@inline
export function sigmoid(e: v128): v128 {
  return f32x4.div(one(), f32x4.add(one(), e));
}

/** f′. */
@inline
export function firstDerivative(f: v128, q: v128, s: v128): v128 {
  return multiplyAdd(f, q, s);
}

/** f″. */
@inline
export function secondDerivative(a: v128, u: v128, sq: v128): v128 {
  return f32x4.mul(sq, multiplyAdd(a, u, two()));
}

/** f‴. */
@inline
export function thirdDerivative(a: v128, u: v128, sq: v128, f2: v128): v128 {
  const inner = f32x4.sub(u, f32x4.mul(two(), f32x4.mul(a, sq)));
  return multiplyAdd(u, f2, f32x4.mul(sq, inner));
}
