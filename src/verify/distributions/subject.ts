import { deriveDistribution } from "../../distributions/derived/derive_distribution.ts";
import type { PartialDistribution } from "../../distributions/derived/partial_distribution.ts";
import type { Distribution } from "../../distributions/distribution.ts";
import { fold, type Key, keyFromSeed } from "../../random/key.ts";
import type { Verdict } from "../finding.ts";
import { type ImportancePoints, importancePoints } from "./importance_points.ts";

/** How a distribution is verified. */
export interface VerifyDistributionOptions {
  /** What samples are drawn under; a fixed key where left out. */
  readonly key?: Key;
  /** How many samples are drawn; 20,000 where left out. Errors of sample averages fall as its root. */
  readonly count?: number;
  /** The largest distance of the mass from 1, beyond the quadrature's own error; 1e-6 where left out. */
  readonly massTolerance?: number;
  /** A quadrature of the mass with a larger error is "not covered"; 1e-3 where left out. */
  readonly quadratureError?: number;
  /** The largest distance of a mode's weight from its mass, likewise; 1e-4 where left out. */
  readonly weightTolerance?: number;
}

/** A distribution with what its checks share. */
export interface Subject {
  /** What was given, as it was given. */
  readonly given: PartialDistribution | Distribution;
  /** The whole of it, with what is missing derived. */
  readonly distribution: Distribution;
  readonly key: Key;
  readonly count: number;
  readonly massTolerance: number;
  readonly quadratureError: number;
  readonly weightTolerance: number;
  /** Points of the given sampler, or of the derived one; `count × d`, drawn once. */
  sample(): Float64Array;
  /** Weighted points for integrals in more than two dimensions, drawn once. */
  importancePoints(): ImportancePoints;
}

/** One check: one file. */
export interface DistributionCheck {
  /** Its name, in words. */
  readonly name: string;
  /** Tries it. What it throws is reported as a failure. */
  run(subject: Subject): Verdict;
}

/** A key that no benchmark uses. */
const KEY = fold(keyFromSeed(2022), "verify");
const COUNT = 20_000;
/** Samples that a proposal is fitted to. */
const PROPOSAL_SAMPLES = 5000;

/**
 * Completes what was given.
 *
 * @param given A distribution, or part of one.
 * @param options How to verify it.
 * @throws {TypeError} If a field is missing or of another type.
 * @throws {RangeError} If a field is out of its range, or what is missing cannot be derived.
 */
export function subjectOf(
  given: PartialDistribution | Distribution,
  options: VerifyDistributionOptions,
): Subject {
  const { key = KEY, count = COUNT } = options;
  const law = "law" in given ? given.law : "distribution";
  const distribution = deriveDistribution(given as PartialDistribution, law);
  let points: ImportancePoints | undefined;
  let drawn: Float64Array | undefined;
  return {
    given,
    distribution,
    key,
    count,
    massTolerance: options.massTolerance ?? 1e-6,
    quadratureError: options.quadratureError ?? 1e-3,
    weightTolerance: options.weightTolerance ?? 1e-4,
    sample: () => drawn ??= distribution.sample(fold(key, "sample"), count),
    importancePoints: () =>
      points ??= importancePoints(
        distribution,
        distribution.sample(fold(key, "proposal"), PROPOSAL_SAMPLES),
        fold(key, "importance"),
      ),
  };
}
