import type { z } from "zod";
import type { Distribution } from "../distributions/distribution.ts";

/** A number with an estimate of its absolute error. */
export interface Estimate {
  /** The value, in nats unless the quantity says otherwise. */
  readonly value: number;
  /** An estimate of the absolute error of `value`; 0 for a closed form. */
  readonly error: number;
}

/**
 * A divergence between two known distributions: one file, one entry of the registry.
 *
 * @typeParam Parameters The parameters in JSON form (β, bridge, kernel …).
 */
export interface Divergence<Parameters = Record<string, unknown>> {
  /** Its name in kebab case, as in JSON and on the command line. */
  readonly name: string;
  /** A short title for tables, such as `KL(p‖q)`. */
  readonly title: string;
  /** What it is, what it does not see, and where it comes from. */
  readonly description: string;
  /** BibTeX of its source. */
  readonly source: string;
  /** What it needs of p and q. */
  readonly needs: { readonly p: readonly Access[]; readonly q: readonly Access[] };
  /** Validates the parameters; unknown fields are refused. */
  readonly schema: z.ZodType<Parameters>;
  /**
   * Its value between two distributions of one dimension.
   *
   * @throws {RangeError} If the dimensions differ, or no method covers the dimension.
   */
  evaluate(p: Distribution, q: Distribution, parameters: Parameters): Estimate;
}

/** What a divergence asks of a distribution. */
export type Access = "density" | "score" | "samples";
