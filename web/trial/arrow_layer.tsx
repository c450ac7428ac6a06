/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { PackedField, ScoreField } from "../../src/report/trial_views/trial_view.ts";

/** The side of the layer, in user units, and the longest arrow in it: a little over a cell of 18. */
const [SIDE, LONGEST] = [360, 24];
/** Components of this many units make the longest arrow; longer ones are cut. */
const FULL = 60;

/** Arrows of a score over the map of its density. */
export function ArrowLayer(
  { field, scores }: { readonly field: PackedField; readonly scores: ScoreField },
): JSX.Element {
  const d = arrowPath(field, scores);
  return (
    <svg
      class="arrows"
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="arrows-outline" d={d} />
      <path class="arrows-line" d={d} />
    </svg>
  );
}

/** One path of all arrows: a shaft from each grid point, and two barbs. */
function arrowPath({ lower, upper }: PackedField, { x, y, arrows }: ScoreField): string {
  const share = (value: number, axis: number) =>
    SIDE * (value - lower[axis]) / (upper[axis] - lower[axis]);
  return y.flatMap((above, row) =>
    x.map((right, column) => {
      const at = 2 * (row * x.length + column);
      const [across, along] = [arrows[at], arrows[at + 1]];
      if (across === null || along === null) return "";
      return arrow([share(right, 0), SIDE - share(above, 1)], across, -along);
    })
  ).join("");
}

function arrow([x, y]: readonly [number, number], across: number, down: number): string {
  const length = Math.hypot(across, down);
  if (length < 1) return "";
  const drawn = LONGEST * Math.min(1, length / FULL);
  const [dx, dy] = [across, down].map((part) => part / length * drawn);
  const [tipX, tipY] = [x + dx, y + dy];
  // Barbs of a third of the shaft, at 30° to it.
  const barb = (turn: number) => {
    const [c, s] = [Math.cos(turn) / 3, Math.sin(turn) / 3];
    return `${short(tipX - c * dx + s * dy)} ${short(tipY - s * dx - c * dy)}`;
  };
  const tip = `${short(tipX)} ${short(tipY)}`;
  return `M${short(x)} ${short(y)}L${tip}M${barb(0.52)}L${tip}L${barb(-0.52)}`;
}

function short(value: number): number {
  return Math.round(value * 10) / 10;
}
