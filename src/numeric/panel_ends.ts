/** More first panels than this cost more than the refinement that they save. */
const MOST_PANELS = 4096;

/**
 * The ends of a quadrature's first panels: an even grid with a step near the length scale, and the given
 * breakpoints that lie inside.
 *
 * @param lower Where the first panel starts.
 * @param upper Where the last panel ends.
 * @param lengthScale The wanted length of a panel; at most 4096 are made.
 * @param breakpoints Further ends, in any order; those outside are left out.
 * @returns Ascending numbers from `lower` to `upper`.
 */
export function panelEnds(
  lower: number,
  upper: number,
  lengthScale: number,
  breakpoints: readonly number[] = [],
): number[] {
  const count = Math.min(MOST_PANELS, Math.max(1, Math.ceil((upper - lower) / lengthScale)));
  const grid = Array.from(
    { length: count - 1 },
    (_, i) => lower + (upper - lower) * ((i + 1) / count),
  );
  const inside = [...grid, ...breakpoints].filter((end) => end > lower && end < upper);
  const ends = [lower, ...inside, upper].sort((a, b) => a - b);
  return ends.filter((end, i) => i === 0 || end > ends[i - 1]);
}
