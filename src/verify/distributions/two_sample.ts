import { derivedSampler } from "../../distributions/derived/derived_sampler.ts";
import { fold } from "../../random/key.ts";
import { uniform } from "../../random/uniform.ts";
import { failed, messageOf, notCovered, passed } from "../finding.ts";
import type { DistributionCheck, Subject } from "./subject.ts";

/** The statistic of two equal laws is above it with probability 2 exp(−2 · 2.7²) = 1e-6. */
const LARGEST_STATISTIC = 2.7;
const EXPECTED =
  `a Kolmogorov–Smirnov statistic below ${LARGEST_STATISTIC} between samples and points drawn from the density`;

/** A two-sample test along the axes and their diagonals against points drawn from the density itself. */
export const twoSample: DistributionCheck = {
  name: "samples against the density",
  run(subject) {
    if (subject.given.sample === undefined) return notCovered(EXPECTED, "no 'sample' was given");
    const { distribution: { dimension: d } } = subject;
    let reference: Float64Array;
    try {
      reference = d <= 2 ? byInversion(subject) : byResampling(subject);
    } catch (error) {
      return notCovered(EXPECTED, `no points can be drawn from the density: ${messageOf(error)}`);
    }
    const sample = subject.sample();
    let worst = { statistic: 0, name: "", at: 0, shares: [0, 0] };
    for (const [name, project] of projections(d)) {
      const found = kolmogorovSmirnov(
        projected(sample, d, project),
        projected(reference, d, project),
      );
      if (found.statistic > worst.statistic) worst = { ...found, name };
    }
    const found = worst.statistic.toPrecision(3);
    if (worst.statistic < LARGEST_STATISTIC) return passed(EXPECTED, found);
    const [own, wanted] = worst.shares.map((share) => `${(100 * share).toFixed(1)} %`);
    return failed(
      EXPECTED,
      `${found}: ${own} of the samples lie below ${
        worst.at.toPrecision(4)
      }, ${wanted} of the density`,
      worst.name,
      "the sampler draws from another law than 'logDensity' states: a mode's weight, centre or scale differs",
    );
  },
};

function byInversion({ distribution, key, count }: Subject): Float64Array {
  const { dimension, support, law } = distribution;
  const logDensity = (points: Float64Array) => distribution.logDensity(points);
  return derivedSampler({ dimension, logDensity, support }, law)(fold(key, "reference"), count);
}

/** Points of the proposal, drawn again with probabilities in proportion to their weights. */
function byResampling(subject: Subject): Float64Array {
  const { distribution: { dimension: d }, key } = subject;
  const { points, weights, effectiveSize } = subject.importancePoints();
  const count = Math.floor(effectiveSize / 4);
  if (count < 250) {
    throw new RangeError(`importance sampling has ${effectiveSize} effective points`);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const levels = uniform(fold(key, "resample"), count).sort();
  const drawn = new Float64Array(count * d);
  let [index, sum] = [0, weights[0]];
  levels.forEach((level, i) => {
    while (sum <= level * total && index < weights.length - 1) sum += weights[++index];
    drawn.set(points.subarray(index * d, (index + 1) * d), i * d);
  });
  return drawn;
}

type Projection = (x: Float64Array, start: number) => number;

function projections(d: number): [string, Projection][] {
  const axes = Array.from({ length: d }, (_, axis) => axis);
  return [
    ...axes.map((axis): [string, Projection] => [`axis ${axis}`, (x, start) => x[start + axis]]),
    ...axes.slice(1).flatMap((axis): [string, Projection][] =>
      [1, -1].map((sign) => [
        `x${axis - 1} ${sign > 0 ? "+" : "−"} x${axis}`,
        (x, start) => x[start + axis - 1] + sign * x[start + axis],
      ])
    ),
  ];
}

function projected(points: Float64Array, d: number, project: Projection): Float64Array {
  return Float64Array.from({ length: points.length / d }, (_, i) => project(points, i * d)).sort();
}

/** √(nm/(n + m)) sup |Fₙ − Gₘ| of two sorted samples, and where it is. */
function kolmogorovSmirnov(a: Float64Array, b: Float64Array) {
  let worst = { statistic: 0, at: 0, shares: [0, 0] };
  const scale = Math.sqrt(a.length * b.length / (a.length + b.length));
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const at = Math.min(a[i], b[j]);
    while (i < a.length && a[i] <= at) i++;
    while (j < b.length && b[j] <= at) j++;
    const shares = [i / a.length, j / b.length];
    const statistic = scale * Math.abs(shares[0] - shares[1]);
    if (statistic > worst.statistic) worst = { statistic, at, shares };
  }
  return worst;
}
