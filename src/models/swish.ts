import * as tf from "@tensorflow/tfjs-core";

/** Swish f(a) = a σ(a) and its derivatives up to a given order, elementwise. */
export interface SwishDerivatives {
  readonly f: tf.Tensor;
  /** f′ */
  readonly f1: tf.Tensor;
  /** f″; only from order 2 of `swish`. */
  readonly f2: tf.Tensor;
  /** f‴; only from order 3 of `swish`. */
  readonly f3: tf.Tensor;
}

/**
 * Swish and its derivatives from one sigmoid: with s = σ(a), q = 1 − s and u = q − s,
 * f′ = s + f q, f″ = s q (2 + a u), f‴ = u f″ + s q (u − 2 a s q).
 *
 * @param a Pre-activations, any shape.
 * @param order The highest derivative wanted, 0 to 3; those above it are empty scalars.
 */
export function swish(a: tf.Tensor, order: 0 | 1 | 2 | 3): SwishDerivatives {
  const none = tf.scalar(0);
  const s = tf.sigmoid(a);
  const f = tf.mul(a, s);
  if (order === 0) return { f, f1: none, f2: none, f3: none };
  const q = tf.sub(1, s);
  const f1 = tf.add(s, tf.mul(f, q));
  if (order === 1) return { f, f1, f2: none, f3: none };
  const u = tf.sub(q, s);
  const sq = tf.mul(s, q);
  const f2 = tf.mul(sq, tf.add(2, tf.mul(a, u)));
  if (order === 2) return { f, f1, f2, f3: none };
  const f3 = tf.add(tf.mul(u, f2), tf.mul(sq, tf.sub(u, tf.mul(2, tf.mul(a, sq)))));
  return { f, f1, f2, f3 };
}
