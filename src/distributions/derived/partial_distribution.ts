import type { Key } from "../../random/key.ts";

/**
 * What a person knows of a distribution on ℝᵈ: its log density, and whatever else there is. Points are
 * row-major `Float64Array`s of shape `n × d`; logarithms are natural.
 */
export interface PartialDistribution {
  /** The dimension d, at least 1. */
  readonly dimension: number;
  /**
   * The log density in nats, −∞ outside the support.
   *
   * @param points Points, `n × d`.
   * @returns One value a point.
   */
  logDensity(points: Float64Array): Float64Array;
  /**
   * ∇ log p; taken by numerical differences where left out.
   *
   * @param points Points, `n × d`.
   * @returns Scores, `n × d`.
   */
  score?(points: Float64Array): Float64Array;
  /**
   * Draws independent points; by inversion of a grid (d ≤ 2) or by Markov chains where left out.
   *
   * @param key The only source of randomness: the same key gives the same points.
   * @param count How many points, n.
   * @returns Points, `n × d`.
   */
  sample?(key: Key, count: number): Float64Array;
  /** Where the mass lies; searched for in d ≤ 2, and taken from samples beyond, where left out. */
  readonly support?: PartialSupport;
  /** The modes with their true masses; one mode of weight 1 where left out. */
  readonly modes?: PartialModes;
  /**
   * Whether the density integrates to 1; `true` where left out. Where it is `false`, the normaliser is
   * found by quadrature in d ≤ 2, and refused beyond.
   */
  readonly normalised?: boolean;
}

/** A box that holds the mass, as a person states it. */
export interface PartialSupport {
  /** Lower corner; length d. */
  readonly lower: readonly number[];
  /** Upper corner; length d. */
  readonly upper: readonly number[];
  /** The shortest length over which the density changes by a factor of about e; measured where left out. */
  readonly lengthScale?: number;
  /** In one dimension, points at which the density has an edge or a kink. */
  readonly breakpoints?: readonly number[];
}

/** Modes as a person states them. */
export interface PartialModes {
  /** The mass of each mode; sums to 1. */
  readonly weights: readonly number[];
  /**
   * The mode that each point belongs to.
   *
   * @param points Points, `n × d`.
   * @returns An index into `weights` for each point.
   */
  assign(points: Float64Array): Int32Array;
}
