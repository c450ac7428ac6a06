/**
 * Linear warm-up over the first 2 % of the steps, then a cosine to 0.
 *
 * Source: I. Loshchilov, F. Hutter, "SGDR: stochastic gradient descent with warm restarts",
 * ICLR 2017, equation 5 without restarts.
 *
 * @param step The step to take, from 0.
 * @param steps All steps.
 * @param peak The learning rate after warm-up.
 */
export function learningRate(step: number, steps: number, peak: number): number {
  const warmUp = Math.max(1, Math.round(WARM_UP * steps));
  if (step < warmUp) return peak * (step + 1) / warmUp;
  return peak * 0.5 * (1 + Math.cos(Math.PI * (step - warmUp) / Math.max(1, steps - warmUp)));
}

const WARM_UP = 0.02;
