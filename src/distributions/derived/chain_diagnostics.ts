/** How far a run of several chains can be trusted. */
export interface ChainDiagnostics {
  /** The largest split R-hat of all quantities; 1 where chains agree. */
  readonly rHat: number;
  /** The quantity that it belongs to. */
  readonly worst: string;
  /** The smallest number of independent draws that are worth as much, over all quantities. */
  readonly effectiveSize: number;
  /** The share of the moves that were accepted. */
  readonly acceptance: number;
}

/**
 * Split R-hat and the effective sample size of ranks. Each chain is cut in two, so that a drift shows; ranks
 * in place of values, so that heavy tails do not hide a difference. The effective size is what the variance of
 * the halves' means gives: with many chains it needs no autocorrelations.
 *
 * Source: A. Vehtari, A. Gelman, D. Simpson, B. Carpenter, P.-C. Bürkner, "Rank-Normalization, Folding, and
 * Localization: An Improved R-hat for Assessing Convergence of MCMC", Bayesian Analysis 16 (2021).
 *
 * @param quantities By name, a value a recorded state; the chain of a state is its index modulo `chains`.
 * @param chains How many chains.
 * @param acceptance The share of the moves that were accepted.
 */
export function chainDiagnostics(
  quantities: ReadonlyMap<string, Float64Array>,
  chains: number,
  acceptance: number,
): ChainDiagnostics {
  let [rHat, worst, effectiveSize] = [1, "", Infinity];
  for (const [name, values] of quantities) {
    const { within, between, length } = variances(ranks(values), chains);
    // A quantity that never changes says nothing.
    if (within === 0 && between === 0) continue;
    const own = Math.sqrt((length - 1) / length + between / within);
    if (own > rHat || worst === "") [rHat, worst] = [Math.max(1, own), name];
    const total = (length - 1) / length * within + between;
    effectiveSize = Math.min(effectiveSize, 2 * chains * total / between, values.length);
  }
  return { rHat, worst, effectiveSize, acceptance };
}

/** Ranks from 0, those of equal values averaged. */
function ranks(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const ranked = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end]] === values[order[start]]) end++;
    for (let i = start; i < end; i++) ranked[order[i]] = 0.5 * (start + end - 1);
    start = end;
  }
  return ranked;
}

/** The mean variance within half chains, and the variance of their means. */
function variances(values: Float64Array, chains: number) {
  const length = Math.floor(values.length / chains / 2);
  const means: number[] = [];
  let within = 0;
  for (let part = 0; part < 2 * chains; part++) {
    const [chain, half] = [part % chains, Math.floor(part / chains)];
    const at = (i: number) => values[(half * length + i) * chains + chain];
    let mean = 0;
    for (let i = 0; i < length; i++) mean += at(i) / length;
    let squares = 0;
    for (let i = 0; i < length; i++) squares += (at(i) - mean) ** 2;
    within += squares / (length - 1) / (2 * chains);
    means.push(mean);
  }
  const overall = means.reduce((sum, mean) => sum + mean, 0) / means.length;
  const between = means.reduce((sum, mean) => sum + (mean - overall) ** 2, 0) / (means.length - 1);
  return { within, between, length };
}
