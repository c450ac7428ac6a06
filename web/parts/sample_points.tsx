/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { DrawnSample } from "../../src/report/parse_artifact.ts";

/** A box of the plane. */
export interface PlaneBox {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** Points alone, which other pictures draw again by reference. */
export function SamplePoints(
  { sample, box, id, label }: {
    readonly sample: DrawnSample;
    readonly box: PlaneBox;
    /** Unique in the page. */
    readonly id: string;
    /** Text alternative. */
    readonly label: string;
  },
): JSX.Element {
  return (
    <svg
      class="map-points map-points-alone"
      viewBox="0 0 1000 1000"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path id={id} d={pathOf(sample, box)} vector-effect="non-scaling-stroke" />
    </svg>
  );
}

/** The points of another picture over this one. */
export function SamePoints({ id }: { readonly id: string }): JSX.Element {
  return (
    <svg
      class="map-points"
      viewBox="0 0 1000 1000"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <use href={`#${id}`} />
    </svg>
  );
}

/** A line of no length at each point, whose round ends are a dot. */
function pathOf({ points }: DrawnSample, { lower, upper }: PlaneBox): string {
  const at = (value: number, axis: number) =>
    Math.round(1000 * (value - lower[axis]) / (upper[axis] - lower[axis]));
  return points.map(([x, y]) => `M${at(x, 0)} ${1000 - at(y, 1)}h0`).join("");
}
