/**
 * The pairs of neighbours among points: the relative neighbourhood graph, in which two points are
 * neighbours unless a third is nearer to both of them than they are to each other. It connects all
 * points, and on a square it has the sides and not the diagonals.
 *
 * Source: G. T. Toussaint, "The relative neighbourhood graph of a finite planar set", Pattern
 * Recognition 12, 1980.
 *
 * @param points Points on the plane; undefined ones have no neighbours.
 * @returns Pairs of indices, the smaller first.
 */
export function neighbouringModes(
  points: readonly (readonly [number, number] | undefined)[],
): [number, number][] {
  const distance = (a: number, b: number) =>
    Math.hypot(points[a]![0] - points[b]![0], points[a]![1] - points[b]![1]);
  const there = points.flatMap((point, i) => (point === undefined ? [] : [i]));
  // Points of a grid are equally far apart up to rounding: that is no nearer.
  const isNearer = (a: number, b: number, than: number) => distance(a, b) < than * (1 - 1e-9);
  return there.flatMap((a) =>
    there.filter((b) => b > a).filter((b) => {
      const apart = distance(a, b);
      return !there.some((c) =>
        c !== a && c !== b && isNearer(a, c, apart) && isNearer(b, c, apart)
      );
    }).map((b): [number, number] => [a, b])
  );
}
