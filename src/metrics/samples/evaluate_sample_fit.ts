import type { Modes } from "../../distributions/distribution.ts";
import { nearestNeighbourRatioDivergence } from "../../divergences/nearest_neighbour_ratio.ts";
import type { Estimate } from "../../divergences/divergence.ts";
import type { FittedDensity, WeightedPoints } from "../../estimators/estimator.ts";
import { fold, type Key } from "../../random/key.ts";
import { compareModeWeights, type ModeWeights } from "../mode_weights.ts";
import { drawFromCells, drawIndices, fitCells } from "./fit_cells.ts";
import type { SampleFitMetrics } from "./sample_fit_metrics.ts";

/** Test points and draws that nearest neighbours are searched among: of more, the first so many. */
const MOST_NEIGHBOURS_OF = 5000;
/** Quadrature on a grid covers these; beyond, a fit must bring weighted points. */
const MOST_AXES_OF_GRID = 2;

/** What a fit to samples is scored with, in the coordinates that it was made in. */
export interface SampleEvaluation {
  /** Points that it never saw, `n × d`, in a random order. */
  readonly test: Float64Array;
  /** log of the volume that a unit of its coordinates has in the file's units. */
  readonly logVolume: number;
  /** Clusters, assigned by points in its coordinates. */
  readonly clusters: Modes;
  /** What draws from the fit are made with. */
  readonly key: Key;
}

/** The scores with what they come from. */
export interface SampleScores {
  readonly metrics: SampleFitMetrics;
  /** log q at each test point, in nats, in the file's units. */
  readonly logDensity: Float64Array;
  /** The fit's mass on the grid that it was integrated over; absent beyond two dimensions. */
  readonly gridMass?: number;
}

/**
 * Scores a fit to samples alone: by its log density at test points, by draws from it against them, and
 * by its mass on clusters of the points.
 *
 * @param fit The fit.
 * @param evaluation What it is scored with.
 * @throws {RangeError} If its mass is not finite and positive.
 */
export function evaluateSampleFit(
  fit: FittedDensity,
  { test, logVolume, clusters, key }: SampleEvaluation,
): SampleScores {
  const dimension = fit.support.lower.length;
  const logDensity = fit.logDensity(test).map((value) => value - logVolume);
  const heldOutNll = heldOut(logDensity, fit.logNormaliserError);
  const stand = pointsOf(fit, dimension);
  if (stand === undefined) return { metrics: { heldOutNll }, logDensity };
  const count = Math.min(test.length / dimension, MOST_NEIGHBOURS_OF);
  const draws = stand.draw(fold(key, "draws"), count);
  return {
    metrics: {
      heldOutNll,
      nearestNeighbour: divergence(test.subarray(0, count * dimension), draws, dimension),
      modeWeights: weightsOn(clusters, stand.mass),
    },
    logDensity,
    gridMass: stand.gridMass,
  };
}

function heldOut(logDensity: Float64Array, normaliserError: number): Estimate {
  const count = logDensity.length;
  const value = logDensity.reduce((sum, entry) => sum - entry, 0) / count;
  const squares = logDensity.reduce((sum, entry) => sum + (entry + value) ** 2, 0);
  const standardError = Math.sqrt(squares / (count - 1) / count);
  return { value, error: standardError + normaliserError };
}

/** The fit's mass as weighted points, and how to draw from it. */
interface Stand {
  readonly mass: WeightedPoints;
  readonly gridMass?: number;
  draw(key: Key, count: number): Float64Array;
}

function pointsOf(fit: FittedDensity, dimension: number): Stand | undefined {
  if (dimension <= MOST_AXES_OF_GRID) {
    const cells = fitCells(fit);
    return {
      mass: { points: cells.centres, weights: cells.masses },
      gridMass: cells.total,
      draw: (key, count) => drawFromCells(cells, key, count),
    };
  }
  const { weighted } = fit;
  if (weighted === undefined) return undefined;
  return {
    mass: weighted,
    draw(key, count) {
      const drawn = new Float64Array(count * dimension);
      drawIndices(weighted.weights, key, count).forEach((index, i) =>
        drawn.set(
          weighted.points.subarray(index * dimension, (index + 1) * dimension),
          i * dimension,
        )
      );
      return drawn;
    },
  };
}

function divergence(test: Float64Array, draws: Float64Array, dimension: number): Estimate {
  const count = test.length / dimension;
  const estimate = nearestNeighbourRatioDivergence.fromSamples.estimate(
    { dimension, samples: test },
    { dimension, samples: draws },
    { neighbours: Math.max(3, Math.round(Math.sqrt(count))) },
    // It draws nothing itself.
    [0, 0],
  );
  const { value, standardError } = estimate as Awaited<typeof estimate>;
  return { value, error: standardError };
}

function weightsOn(clusters: Modes, { points, weights }: WeightedPoints): ModeWeights {
  const masses = clusters.weights.map(() => 0);
  clusters.assign(points).forEach((cluster, i) => masses[cluster] += weights[i]);
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return compareModeWeights(masses.map((mass) => mass / total), clusters.weights);
}
