/** The numbers of a fit that the table of all results shows. In a file of its own: the page's script reads it. */
export const RESULT_SCORES = [
  ...["kl", "klError", "reverseKl", "totalVariation", "modeWeights"] as const,
  ...["spuriousMass", "fisher", "cpuSeconds"] as const,
] as const;

/** One of them. */
export type ResultScore = typeof RESULT_SCORES[number];
