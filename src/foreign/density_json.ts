import { z } from "zod";

const corner = z.array(z.number()).min(1).max(64);

/** What a module says of a density that it made. */
export const densityJson = z.object({
  instance: z.int().min(0),
  hasScore: z.boolean(),
  hasSample: z.boolean(),
  normalised: z.boolean().optional(),
  support: z.object({
    lower: corner,
    upper: corner,
    lengthScale: z.number().positive().optional(),
    breakpoints: z.array(z.number()).max(1000).optional(),
  }).optional(),
});

/** What a module says of a distribution that it made. */
export const distributionJson = densityJson.extend({
  dimension: z.int().min(1).max(64),
  weights: z.array(z.number().min(0).max(1)).min(1).max(10_000).optional(),
});
