import type { z } from "zod";
import type { Key } from "../random/key.ts";

/**
 * A probability distribution on ℝᵈ. Points are row-major `Float64Array`s of shape `n × d`; all
 * logarithms are natural.
 */
export interface Distribution {
  /** The law's name in JSON, in kebab case. */
  readonly law: string;
  /** The dimension d. */
  readonly dimension: number;
  /**
   * Draws independent points.
   *
   * @param key The key to draw from; the same key gives the same points.
   * @param count How many points, n.
   * @returns Points, `n × d`.
   */
  sample(key: Key, count: number): Float64Array;
  /**
   * The logarithm of the normalised density, in nats; −∞ outside the support.
   *
   * @param points Points, `n × d`.
   * @returns One value a point.
   */
  logDensity(points: Float64Array): Float64Array;
  /**
   * The score ∇ log p, and 0 where the density is 0.
   *
   * @param points Points, `n × d`.
   * @returns Scores, `n × d`.
   */
  score(points: Float64Array): Float64Array;
  /** Where the mass lies, for quadrature and plots. */
  readonly support: Support;
  /** The modes with their true masses, for mode-weight metrics. */
  readonly modes: Modes;
}

/** Where a distribution's mass lies. */
export interface Support {
  /** Lower corner of a box that holds all mass but less than 1e-15; length d. */
  readonly lower: readonly number[];
  /** Upper corner of that box; length d. */
  readonly upper: readonly number[];
  /** The shortest length over which the density changes by a factor of about e; sets a quadrature's first step. */
  readonly lengthScale: number;
  /** In one dimension, points at which quadrature panels must break (edges of a support, say). */
  readonly breakpoints?: readonly number[];
  /** Set in two dimensions where the density depends on the distance from the origin alone. */
  readonly radial?: boolean;
}

/** The modes of a distribution. */
export interface Modes {
  /** The mass of each mode under the rule of `assign`; sums to 1. */
  readonly weights: readonly number[];
  /**
   * The mode that each point belongs to.
   *
   * @param points Points, `n × d`.
   * @returns An index into `weights` for each point.
   */
  assign(points: Float64Array): Int32Array;
}

/** One law of the registry: its JSON form and how to build it. One file defines one law. */
export interface LawDefinition<Law extends { law: string } = { law: string }> {
  /** The value of the field `law`. */
  readonly law: Law["law"];
  /** Validates the JSON form; unknown fields are refused. */
  readonly schema: z.ZodType<Law>;
  /** Builds the distribution from its validated JSON form. */
  create(parameters: Law): Distribution;
  /** Valid JSON forms that the conformance tests run through. */
  readonly examples: readonly Law[];
}
