import { fold, type Key } from "../../random/key.ts";
import { type ChainDiagnostics, chainDiagnostics } from "./chain_diagnostics.ts";
import { evolve, type Population } from "./differential_evolution.ts";
import type { PartialSupport } from "./partial_distribution.ts";
import { uniform } from "../../random/uniform.ts";
import { type VisitedMass, visitedMass } from "./visited_mass.ts";

/** Chains that run side by side. */
const CHAINS = 128;
/** Recorded states a chain of the first run; each further run has twice as many. */
const FIRST_RECORDS = 250;
const RUNS = 4;
/** Moves between records, per dimension. */
const MOVES_PER_DIMENSION = 4;
/** Candidates for each chain's start. */
const CANDIDATES = 64;
/** What a run must reach to be believed. */
const LARGEST_R_HAT = 1.01;
const SMALLEST_EFFECTIVE_SIZE = 10_000;
const LOWEST_ACCEPTANCE = 0.02;

/** How far the mass that the chains visited may be from 1, at least, and in its standard errors. */
const MASS_TOLERANCE = 0.1;
const STANDARD_ERRORS = 5;

/** Points of a distribution that chains went through, and how far they can be trusted. */
export interface ChainPool {
  /** Points, `n × d`. */
  readonly points: Float64Array;
  readonly diagnostics: ChainDiagnostics;
}

/** What chains need of a distribution. */
export interface ChainTarget {
  readonly dimension: number;
  /** The normalised log density, in nats. */
  logDensity(points: Float64Array): Float64Array;
  /** The box that the chains start spread over: it must hold every mode. */
  readonly support: PartialSupport;
  /** The mode of each point; how often chains visit each mode is then diagnosed too. */
  assign?(points: Float64Array): Int32Array;
}

/**
 * Runs 128 chains from points spread evenly over the support, until they agree with each other: R-hat of the
 * ranks of every coordinate, of the log density and of the visits to every mode at most 1.01, at least
 * 10,000 effective draws, at least 2 % of the moves accepted. Each run throws away its first half; up to four
 * runs, each twice as long and from where the last one ended. Then the mass that they visited must be 1.
 *
 * @param target What to draw from.
 * @param key The key to draw from.
 * @param law Its name, for messages.
 * @throws {RangeError} If no run is to be believed, as where chains stay at the mode that they met first, or
 * where all of them missed one.
 */
export function chainPool(target: ChainTarget, key: Key, law: string): ChainPool {
  let population = firstPopulation(target, fold(key, "start"), law);
  let records = FIRST_RECORDS;
  for (let run = 0;; run++, records *= 2) {
    const runKey = fold(fold(key, "run"), run);
    const moves = MOVES_PER_DIMENSION * target.dimension;
    for (let warmUp = 0; warmUp < records; warmUp++) {
      population = evolve(target, population, moves, fold(runKey, warmUp)).population;
    }
    const { points, logDensities, acceptance, last } = record(
      target,
      population,
      records,
      moves,
      fold(runKey, "kept"),
    );
    population = last;
    const diagnostics = chainDiagnostics(
      quantities(target, points, logDensities),
      CHAINS,
      acceptance,
    );
    if (isBelieved(diagnostics)) {
      checkMass(visitedMass(points, logDensities, target.dimension), law);
      return { points, diagnostics };
    }
    if (run === RUNS - 1) throw notBelieved(diagnostics, law);
  }
}

function isBelieved({ rHat, effectiveSize, acceptance }: ChainDiagnostics): boolean {
  return rHat <= LARGEST_R_HAT && effectiveSize >= SMALLEST_EFFECTIVE_SIZE &&
    acceptance >= LOWEST_ACCEPTANCE;
}

/** Chains that all missed a mode agree with each other; a density that integrates to 1 gives them away. */
function checkMass({ mass, error }: VisitedMass, law: string): void {
  if (Math.abs(mass - 1) <= Math.max(MASS_TOLERANCE, STANDARD_ERRORS * error)) return;
  throw new RangeError(
    `Cannot sample '${law}' by Markov chains as they must visit all of the mass, 1; give 'sample', or a 'support' that holds every mode and little else: they visit ${
      mass.toPrecision(3)
    } of it, or 'logDensity' is not normalised`,
  );
}

function notBelieved({ rHat, worst, effectiveSize, acceptance }: ChainDiagnostics, law: string) {
  return new RangeError(
    `Cannot sample '${law}' by Markov chains as they must agree with each other (R-hat at most ${LARGEST_R_HAT}, at least ${SMALLEST_EFFECTIVE_SIZE} effective draws, at least ${LOWEST_ACCEPTANCE} of the moves accepted); give 'sample': R-hat of the ${worst} is ${
      rHat.toPrecision(4)
    }, effective draws ${effectiveSize.toFixed(0)}, acceptance ${acceptance.toPrecision(2)}`,
  );
}

/** Chains at points of the box with a positive density, drawn evenly. */
function firstPopulation(target: ChainTarget, key: Key, law: string): Population {
  const { dimension: d, support: { lower, upper } } = target;
  const candidates = uniform(key, CHAINS * CANDIDATES * d).map((share, entry) =>
    lower[entry % d] + share * (upper[entry % d] - lower[entry % d])
  );
  const values = target.logDensity(candidates);
  const kept = [...values.keys()].filter((i) => values[i] > -Infinity).slice(0, CHAINS);
  if (kept.length < CHAINS) {
    throw new RangeError(
      `Cannot sample '${law}' by Markov chains as the density must be positive at ${CHAINS} of ${
        CHAINS * CANDIDATES
      } points spread over 'support'; give 'sample': it is at ${kept.length}`,
    );
  }
  return {
    points: Float64Array.from(kept.flatMap((i) => [...candidates.subarray(i * d, (i + 1) * d)])),
    logDensity: Float64Array.from(kept, (i) => values[i]),
  };
}

/** Records of all chains; the chain of a record is its index modulo the number of chains. */
function record(
  target: ChainTarget,
  start: Population,
  records: number,
  moves: number,
  key: Key,
) {
  const points = new Float64Array(records * start.points.length);
  const logDensities = new Float64Array(records * CHAINS);
  let last = start;
  let accepted = 0;
  for (let index = 0; index < records; index++) {
    const step = evolve(target, last, moves, fold(key, index));
    last = step.population;
    accepted += step.acceptance / records;
    points.set(last.points, index * last.points.length);
    logDensities.set(last.logDensity, index * CHAINS);
  }
  return { points, logDensities, acceptance: accepted, last };
}

/** What chains must agree in, by name. */
function quantities(
  { dimension: d, assign }: ChainTarget,
  points: Float64Array,
  logDensities: Float64Array,
): Map<string, Float64Array> {
  const found = new Map<string, Float64Array>([["log density", logDensities]]);
  for (let axis = 0; axis < d; axis++) {
    const coordinate = Float64Array.from(logDensities, (_, i) => points[i * d + axis]);
    found.set(`coordinate ${axis}`, coordinate);
  }
  const modes = assign?.(points) ?? new Int32Array(0);
  for (const mode of new Set(modes)) {
    found.set(`visits to mode ${mode}`, Float64Array.from(modes, (own) => own === mode ? 1 : 0));
  }
  return found;
}
