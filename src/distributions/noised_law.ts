import { z } from "zod";
import type { Distribution, LawDefinition } from "./distribution.ts";
import { NoisedByQuadrature } from "./noise/noised_by_quadrature.ts";
import { noised } from "./noised.ts";

/** The law of X + N(0, t I) in JSON form. */
export interface NoisedLaw {
  law: "noised";
  /** The law of X, in JSON form. */
  of: { law: string; [field: string]: unknown };
  /** t, the noise's variance per axis (not its standard deviation). */
  variance: number;
}

/**
 * The law `noised`, given what it must know of the other laws. Exact where {@linkcode noised} is; else by
 * quadrature on the line and in the plane, and refused beyond.
 *
 * @param baseSchema Validates the law of X, any registered one.
 * @param createBase Builds it from its validated JSON form.
 */
export function noisedLaw(
  baseSchema: z.ZodType<NoisedLaw["of"]>,
  createBase: (law: NoisedLaw["of"]) => Distribution,
): LawDefinition<NoisedLaw> {
  return {
    law: "noised",
    schema: z.strictObject({
      law: z.literal("noised"),
      of: baseSchema,
      variance: z.number().positive(),
    }),
    create: ({ of, variance }) =>
      noised(createBase(of), variance, (part, own) => new NoisedByQuadrature(part, own)),
    examples: [
      {
        law: "noised",
        of: { law: "bumps", centres: [-3, 3], radius: 1, weights: [0.2, 0.8] },
        variance: 0.25,
      },
      {
        law: "noised",
        of: {
          law: "student-t-mixture",
          weights: [1],
          means: [[0, 0]],
          scales: [0.5],
          degreesOfFreedom: [30],
        },
        variance: 0.25,
      },
    ],
  };
}
