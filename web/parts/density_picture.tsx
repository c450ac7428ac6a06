/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from "preact";
import { formatPlain } from "../../src/report/format_number.ts";
import type { LogDensityGrid } from "../../src/report/parse_artifact.ts";
import { densityImage } from "../density_image.ts";
import { ticks } from "./chart_frame.ts";

/** What a density picture needs. */
export interface DensityPictureProps {
  /** Absent where the run kept none. */
  readonly grid?: LogDensityGrid;
  /** The log densities at the ends of the colour scale, in nats. */
  readonly range: readonly [number, number];
  /** Text alternative. */
  readonly alt: string;
  /** What is drawn over it. */
  readonly children?: ComponentChildren;
}

/**
 * A two-dimensional log density with coordinates beside it; nothing for another dimension, which has
 * a chart.
 */
export function DensityPicture(
  { grid, range, alt, children }: DensityPictureProps,
): JSX.Element | null {
  if (grid === undefined) return <p class="no-map">No density grid was kept.</p>;
  if (grid.shape.length !== 2) return null;
  const [width, height] = grid.shape;
  const image = <img src={densityImage(grid, range)} alt={alt} width={width} height={height} />;
  return (
    <div class="map">
      <MapTicks grid={grid} />
      {children ? <div class="map-plot">{image}{children}</div> : image}
    </div>
  );
}

/** Coordinates beside a picture of a box of the plane. */
export function MapTicks(
  { grid }: { readonly grid: Pick<LogDensityGrid, "lower" | "upper"> },
): JSX.Element {
  return (
    <>
      <svg class="map-ticks map-ticks-y" aria-hidden="true">
        {placed(grid, 1).map(([share, label]) => (
          <text key={label} x="100%" y={percent(1 - share)} text-anchor="end">{label}</text>
        ))}
      </svg>
      <svg class="map-ticks map-ticks-x" aria-hidden="true">
        {placed(grid, 0).map(([share, label]) => (
          <text key={label} x={percent(share)} y="12" text-anchor="middle">{label}</text>
        ))}
      </svg>
    </>
  );
}

/** Round coordinates along an axis, each with its share of the way from the lower to the upper end. */
function placed(
  { lower, upper }: Pick<LogDensityGrid, "lower" | "upper">,
  axis: number,
): [share: number, label: string][] {
  const [from, to] = [lower[axis], upper[axis]];
  return ticks({ label: "", scale: "linear", range: [from, to] })
    .map((tick) => [(tick - from) / (to - from), formatPlain(tick)]);
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
