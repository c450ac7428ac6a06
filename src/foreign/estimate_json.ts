import { z } from "zod";

/** A number with an estimate of its absolute error. */
export const estimateJson = z.object({ value: z.number(), error: z.number().min(0) });
