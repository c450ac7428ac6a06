import type { DivergenceModule, ModuleSide } from "@blindspot/blindspot";

/** What can be set from outside, as in `--parameters '{"nodes": 800}'`; these are the defaults. */
const parameters = { nodes: 500 };

/** Squared Hellinger distance, H² = ½ ∫ (√p − √q)² dx, by the midpoint rule. */
export default {
  kind: "divergence",
  title: "Skeleton title",
  description: "Squared Hellinger distance by sums, from 0 to 1; it sees mode weights.",
  // BibTeX, if the divergence has a source.
  source: "",
  parameters,

  evaluate(p, q, { nodes }) {
    if (p.dimension > 2) {
      throw new RangeError(`the dimension must be 1 or 2: it is ${p.dimension}`);
    }
    const value = squaredHellinger(p, q, nodes);
    // What half of the nodes would change is far more than the error of all of them.
    return { value, error: Math.abs(value - squaredHellinger(p, q, Math.ceil(nodes / 2))) };
  },
} satisfies DivergenceModule<typeof parameters> & { kind: "divergence" };

/** The sum over a grid with `nodes` points along each axis of a box that holds both. */
function squaredHellinger(p: ModuleSide, q: ModuleSide, nodes: number): number {
  const d = p.dimension;
  const lower = p.support.lower.map((low, axis) => Math.min(low, q.support.lower[axis]));
  const upper = p.support.upper.map((high, axis) => Math.max(high, q.support.upper[axis]));
  const step = upper.map((high, axis) => (high - lower[axis]) / nodes);
  const points = new Float64Array(d * nodes ** d).map((_, entry) => {
    const [i, axis] = [Math.floor(entry / d), entry % d];
    return lower[axis] + (Math.floor(i / nodes ** axis) % nodes + 0.5) * step[axis];
  });
  // All points in one call: each call crosses from the module to the suite and back.
  const [logP, logQ] = [p.logDensity(points), q.logDensity(points)];
  const cell = step.reduce((product, length) => product * length, 1);
  return logP.reduce(
    (sum, value, i) => sum + 0.5 * cell * (Math.exp(value / 2) - Math.exp(logQ[i] / 2)) ** 2,
    0,
  );
}
